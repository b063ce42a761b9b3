-- An index is no longer unique.
--- before
CREATE TABLE public.t (a integer);
CREATE UNIQUE INDEX i ON public.t (a);
--- after
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a);
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding error UNQ007 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding error UNQ006 public.t.i
<- drop index public.t.i
<- create index public.t.i
