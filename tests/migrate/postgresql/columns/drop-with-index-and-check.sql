-- A column goes, and with it an index and a check over it.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer, b integer, CONSTRAINT a_less CHECK (a < b));
CREATE INDEX t_a ON public.t (a, b);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b integer);
--- rows
INSERT INTO public.t VALUES (1, 1, 2);
--- expect
-> finding error COL004 public.t.a
-> finding warning CHK002 public.t.a_less
-> finding warning IDX002 public.t.t_a
-> drop constraint public.t.a_less
-> drop index public.t.t_a
-> drop column public.t.a loses column
<- finding warning COL001 public.t.a
<- finding error CHK001 public.t.a_less
<- finding warning IDX001 public.t.t_a
<- drop constraint public.t.t_pkey
<- set_aside relation public.t
<- create relation public.t
<- move_rows relation public.t
<- create constraint public.t.a_less
<- create constraint public.t.t_pkey
<- create index public.t.t_a
<- drop relation public.t
