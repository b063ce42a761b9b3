-- An index sorts otherwise than its column.
--- before
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (a);
--- after
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (a COLLATE "C" DESC);
--- expect
-> finding warning IDX003 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding warning IDX003 public.t.i
<- drop index public.t.i
<- create index public.t.i
