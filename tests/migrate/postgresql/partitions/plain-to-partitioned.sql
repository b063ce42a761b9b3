-- A plain table becomes a partitioned one and keeps its rows, its key, its view and its foreign key.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.t (id integer NOT NULL, a_id integer REFERENCES public.a (id), n integer NOT NULL, PRIMARY KEY (id, n));
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE INDEX t_n ON public.t (n);
GRANT SELECT ON public.t TO bastion_case_reader;
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.t (id integer NOT NULL, a_id integer REFERENCES public.a (id), n integer NOT NULL, PRIMARY KEY (id, n)) PARTITION BY RANGE (n);
CREATE TABLE public.t_low PARTITION OF public.t FOR VALUES FROM (MINVALUE) TO (0);
CREATE TABLE public.t_high PARTITION OF public.t FOR VALUES FROM (0) TO (MAXVALUE);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE INDEX t_n ON public.t (n);
GRANT SELECT ON public.t TO bastion_case_reader;
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.t VALUES (1, 1, -5), (2, NULL, 5);
--- rows after
INSERT INTO public.t VALUES (1, NULL, -5), (2, NULL, 5);
--- expect
-> finding error PAR004 public.t
-> finding error TBL006 public.t
-> finding info PAR001 public.t_high
-> finding info PAR001 public.t_low
-> drop constraint public.t.t_a_id_fkey
-> drop constraint public.t.t_pkey
-> drop index public.t.t_n
-> drop relation public.v
-> set_aside relation public.t
-> create relation public.t
-> create relation public.t_high
-> create relation public.t_low
-> create relation public.v
-> create index public.t_high.t_high_n_idx
-> create index public.t_high.t_high_pkey
-> attach relation public.t_high
-> create index public.t_low.t_low_n_idx
-> create index public.t_low.t_low_pkey
-> attach relation public.t_low
-> move_rows relation public.t
-> create constraint public.t.t_a_id_fkey
-> create constraint public.t.t_pkey
-> create index public.t.t_n
-> grant relation public.t
-> drop relation public.t
<- finding error PAR004 public.t
<- finding error TBL006 public.t
<- finding error PAR002 public.t_high
<- finding error PAR002 public.t_low
<- drop constraint public.t.t_a_id_fkey
<- drop constraint public.t.t_pkey
<- drop index public.t.t_n
<- drop relation public.v
<- set_aside relation public.t
<- create relation public.t
<- create relation public.v
<- move_rows relation public.t
<- create constraint public.t.t_a_id_fkey
<- create constraint public.t.t_pkey
<- create index public.t.t_n
<- grant relation public.t
<- drop relation public.t_high
<- drop relation public.t_low
<- drop relation public.t
