-- An index under the same name is of another sort.
--- before
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a);
--- after
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t USING brin (a);
--- expect
-> finding warning IDX003 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding warning IDX003 public.t.i
<- drop index public.t.i
<- create index public.t.i
