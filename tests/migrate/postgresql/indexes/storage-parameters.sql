-- Parameters of an index come, change and go.
--- before
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a) WITH (fillfactor = 50);
CREATE INDEX j ON public.t (b);
--- after
CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a) WITH (deduplicate_items = off);
CREATE INDEX j ON public.t (b) WITH (fillfactor = 70);
--- expect
-> finding info IDX006 public.t.i
-> finding info IDX006 public.t.j
-> alter index public.t.i
-> alter index public.t.j
<- finding info IDX006 public.t.i
<- finding info IDX006 public.t.j
<- alter index public.t.i
<- alter index public.t.j
