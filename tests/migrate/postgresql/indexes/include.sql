-- A column rides along.
--- before
CREATE TABLE public.t (a integer, b integer);
CREATE UNIQUE INDEX i ON public.t (a);
--- after
CREATE TABLE public.t (a integer, b integer);
CREATE UNIQUE INDEX i ON public.t (a) INCLUDE (b);
--- rows
INSERT INTO public.t VALUES (1, 1), (2, 1);
--- expect
-> finding info IDX008 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding info IDX008 public.t.i
<- drop index public.t.i
<- create index public.t.i
