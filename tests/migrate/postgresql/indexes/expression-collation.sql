-- An expression in an index gets a collation of its own.
--- before
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (lower(a));
--- after
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (lower(a) COLLATE "C");
--- expect
-> finding warning IDX003 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding warning IDX003 public.t.i
<- drop index public.t.i
<- create index public.t.i
