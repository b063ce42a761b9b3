-- Roles and conditions of a policy change in place.
--- before
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t TO bastion_case_reader USING (id > 0);
--- after
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t TO bastion_case_writer USING (id > 1) WITH CHECK (id > 2);
--- expect
-> finding warning POL004 public.t.p
-> finding warning POL005 public.t.p
-> finding warning POL004 public.t.p
-> alter row_policy public.t.p
<- finding warning POL004 public.t.p
<- finding warning POL005 public.t.p
<- finding warning POL004 public.t.p
<- drop row_policy public.t.p
<- create row_policy public.t.p
