-- Indexes beside constraints go; those of constraints stay.
--- before
CREATE TABLE public.t (a integer PRIMARY KEY, b integer UNIQUE);
CREATE INDEX i ON public.t (a);
CREATE INDEX j ON public.t (b) INCLUDE (a);
--- after
CREATE TABLE public.t (a integer PRIMARY KEY, b integer UNIQUE);
--- rows
INSERT INTO public.t VALUES (1, NULL);
--- expect
-> finding warning IDX002 public.t.i
-> finding warning IDX002 public.t.j
-> drop index public.t.i
-> drop index public.t.j
<- finding warning IDX001 public.t.i
<- finding warning IDX001 public.t.j
<- create index public.t.i
<- create index public.t.j
