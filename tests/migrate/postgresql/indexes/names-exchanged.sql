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
-> finding info IDX005 public.t.i
-> finding info IDX005 public.t.j
-> rename index public.t.i
-> rename index public.t.j
-> rename index public.t.i
<- finding info IDX005 public.t.i
<- finding info IDX005 public.t.j
<- rename index public.t.i
<- rename index public.t.j
<- rename index public.t.i
