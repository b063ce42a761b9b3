-- A table is clustered on another index.
--- before
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a);
CREATE INDEX j ON public.t (b);
ALTER TABLE public.t CLUSTER ON i;
CREATE TABLE public.u (a integer PRIMARY KEY);
--- after
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a);
CREATE INDEX j ON public.t (b);
ALTER TABLE public.t CLUSTER ON j;
CREATE TABLE public.u (a integer PRIMARY KEY);
ALTER TABLE public.u CLUSTER ON u_pkey;
--- expect
-> finding info IDX006 public.t.i
-> finding info IDX006 public.t.j
-> finding info IDX006 public.u.u_pkey
-> alter index public.t.j
-> alter index public.u.u_pkey
<- finding info IDX006 public.t.i
<- finding info IDX006 public.t.j
<- finding info IDX006 public.u.u_pkey
<- alter index public.t.i
<- alter index public.u.u_pkey
