-- A partition gets another name and schema.
--- before
CREATE SCHEMA archive;
CREATE TABLE public.t (a integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- after
CREATE SCHEMA archive;
CREATE TABLE public.t (a integer) PARTITION BY LIST (a);
CREATE TABLE archive.one PARTITION OF public.t FOR VALUES IN (1);
--- rows
INSERT INTO public.t VALUES (1);
--- renames
relation public.t_1 -> archive.one
--- expect
-> finding error TBL005 archive.one
-> rename relation archive.one
<- finding error TBL005 public.t_1
<- rename relation public.t_1
