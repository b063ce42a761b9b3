-- A policy gets another name.
--- before
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t USING (id > 0);
--- after
CREATE TABLE public.t (id integer);
CREATE POLICY "P 2" ON public.t USING (id > 0);
--- renames
row_policy public.t.p -> public.t.P 2
--- expect
-> finding info POL006 public.t.P 2
-> rename row_policy public.t.P 2
<- finding info POL006 public.t.p
<- rename row_policy public.t.p
