-- Another index identifies rows to subscribers.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX i ON public.t (a);
CREATE UNIQUE INDEX j ON public.t (b);
ALTER TABLE public.t REPLICA IDENTITY USING INDEX i;
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX i ON public.t (a);
CREATE UNIQUE INDEX j ON public.t (b);
ALTER TABLE public.t REPLICA IDENTITY USING INDEX j;
--- expect
-> finding info IDX006 public.t.i
-> finding info IDX006 public.t.j
-> alter index public.t.j
<- finding info IDX006 public.t.i
<- finding info IDX006 public.t.j
<- alter index public.t.i
