-- The schema that partitions live in is renamed, and the table above them with its indexes.
--- before
CREATE SCHEMA archive;
CREATE TABLE public.log (id integer NOT NULL, body text) PARTITION BY RANGE (id);
CREATE TABLE archive.log_1 PARTITION OF public.log FOR VALUES FROM (0) TO (100);
CREATE INDEX log_body ON public.log (body);
--- after
CREATE SCHEMA "Archiv";
CREATE TABLE public.journal (id integer NOT NULL, body text) PARTITION BY RANGE (id);
CREATE TABLE "Archiv".log_1 PARTITION OF public.journal FOR VALUES FROM (0) TO (100);
CREATE INDEX log_body ON public.journal (body);
--- rows
INSERT INTO public.log VALUES (0, 'ä'), (99, NULL);
--- renames
schema archive -> Archiv
table public.log -> public.journal
--- expect
-> finding info MET006 Archiv.log_1
-> finding info PAR001 Archiv.log_1
-> finding error PAR002 archive.log_1
-> finding error TBL003 public.journal
-> finding error SCH003 Archiv
-> drop relation archive.log_1 loses rows
-> rename schema Archiv
-> rename relation public.journal
-> create relation Archiv.log_1
-> create index Archiv.log_1.log_1_body_idx
-> attach relation Archiv.log_1
<- finding error PAR002 Archiv.log_1
<- finding info MET006 archive.log_1
<- finding info PAR001 archive.log_1
<- finding error TBL003 public.log
<- finding error SCH003 archive
<- drop relation Archiv.log_1 loses rows
<- rename schema archive
<- rename relation public.log
<- create relation archive.log_1
<- create index archive.log_1.log_1_body_idx
<- attach relation archive.log_1
