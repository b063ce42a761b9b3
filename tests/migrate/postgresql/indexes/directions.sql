-- Directions and the place of nulls.
--- before
CREATE TABLE public.t (a integer, b integer, c integer);
CREATE INDEX i1 ON public.t (a);
CREATE INDEX i2 ON public.t (a DESC, b NULLS FIRST);
--- after
CREATE TABLE public.t (a integer, b integer, c integer);
CREATE INDEX i1 ON public.t (a DESC NULLS LAST);
CREATE INDEX i2 ON public.t (a, b DESC, c NULLS FIRST);
--- expect
-> finding warning IDX003 public.t.i1
-> finding warning IDX003 public.t.i2
-> drop index public.t.i1
-> drop index public.t.i2
-> create index public.t.i1
-> create index public.t.i2
<- finding warning IDX003 public.t.i1
<- finding warning IDX003 public.t.i2
<- drop index public.t.i1
<- drop index public.t.i2
<- create index public.t.i1
<- create index public.t.i2
