-- A policy for inserting.
--- before
CREATE TABLE public.t (id integer);
--- after
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t FOR INSERT TO bastion_case_writer WITH CHECK (id > 0);
CREATE POLICY d ON public.t FOR DELETE USING (false);
--- expect
-> finding warning POL001 public.t.d
-> finding warning POL001 public.t.p
-> create row_policy public.t.d
-> create row_policy public.t.p
<- finding warning POL003 public.t.d
<- finding warning POL003 public.t.p
<- drop row_policy public.t.d
<- drop row_policy public.t.p
