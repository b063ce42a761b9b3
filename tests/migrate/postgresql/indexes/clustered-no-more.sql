-- A table is clustered on nothing.
--- before
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a);
ALTER TABLE public.t CLUSTER ON i;
--- after
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a);
--- expect
-> finding info IDX006 public.t.i
-> alter index public.t.i
<- finding info IDX006 public.t.i
<- alter index public.t.i
