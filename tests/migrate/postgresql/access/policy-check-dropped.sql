-- A policy loses its second condition.
--- before
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t USING (id > 0) WITH CHECK (id > 5);
--- after
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t USING (id > 0);
--- expect
-> finding warning POL004 public.t.p
-> drop row_policy public.t.p
-> create row_policy public.t.p
<- finding warning POL004 public.t.p
<- alter row_policy public.t.p
