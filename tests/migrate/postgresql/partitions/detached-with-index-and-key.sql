-- A partition goes on as a table of its own and keeps its rows, its key, its index and its foreign key.
--- before
CREATE TABLE public.kind (id integer PRIMARY KEY);
CREATE TABLE public.t (id integer NOT NULL, kind integer, note text, CONSTRAINT t_pkey PRIMARY KEY (id), CONSTRAINT t_kind FOREIGN KEY (kind) REFERENCES public.kind (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_old PARTITION OF public.t FOR VALUES FROM (0) TO (100);
CREATE TABLE public.t_new PARTITION OF public.t FOR VALUES FROM (100) TO (200);
CREATE INDEX t_note ON public.t (note);
--- after
CREATE TABLE public.kind (id integer PRIMARY KEY);
CREATE TABLE public.t (id integer NOT NULL, kind integer, note text, CONSTRAINT t_pkey PRIMARY KEY (id), CONSTRAINT t_kind FOREIGN KEY (kind) REFERENCES public.kind (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_old (id integer NOT NULL, kind integer, note text, CONSTRAINT t_old_pkey PRIMARY KEY (id), CONSTRAINT t_kind FOREIGN KEY (kind) REFERENCES public.kind (id));
CREATE TABLE public.t_new PARTITION OF public.t FOR VALUES FROM (100) TO (200);
CREATE INDEX t_note ON public.t (note);
CREATE INDEX t_old_note_idx ON public.t_old (note);
--- rows
INSERT INTO public.kind VALUES (1);
INSERT INTO public.t VALUES (0, 1, 'ä'), (99, NULL, ''), (100, 1, NULL);
--- rows after
INSERT INTO public.kind VALUES (1);
INSERT INTO public.t_old VALUES (5, 1, NULL), (6, NULL, 'x');
INSERT INTO public.t VALUES (150, 1, 'y');
--- expect
-> finding error FKY001 public.t_old.t_kind
-> finding error PKY001 public.t_old.t_old_pkey
-> finding warning IDX011 public.t_old.t_old_note_idx
-> finding warning IDX011 public.t_old.t_old_pkey
-> finding error PAR002 public.t_old
-> detach relation public.t_old
<- finding warning FKY002 public.t_old.t_kind
<- finding error PKY002 public.t_old.t_old_pkey
<- finding warning IDX011 public.t_old.t_old_note_idx
<- finding warning IDX011 public.t_old.t_old_pkey
<- finding info PAR001 public.t_old
<- drop constraint public.t_old.t_kind
<- drop constraint public.t_old.t_old_pkey
<- create index public.t_old.t_old_pkey
<- attach relation public.t_old
