-- Two indexes exchange their names.
--- before
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a);
CREATE INDEX j ON public.t (b);
--- after
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (b);
CREATE INDEX j ON public.t (a);
--- renames
index public.t.i -> public.t.j
index public.t.j -> public.t.i
--- expect
-> finding warning IDX003 public.t.i
-> finding warning IDX003 public.t.j
-> drop index public.t.i
-> drop index public.t.j
-> create index public.t.i
-> create index public.t.j
<- finding warning IDX003 public.t.i
<- finding warning IDX003 public.t.j
<- drop index public.t.i
<- drop index public.t.j
<- create index public.t.i
<- create index public.t.j
