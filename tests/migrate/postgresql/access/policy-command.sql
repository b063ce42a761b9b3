-- A policy speaks of another command, another becomes restrictive.
--- before
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t FOR SELECT USING (id > 0);
CREATE POLICY q ON public.t USING (id > 0);
--- after
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t FOR UPDATE USING (id > 0);
CREATE POLICY q ON public.t AS RESTRICTIVE USING (id > 0);
--- expect
-> finding warning POL004 public.t.p
-> finding warning POL004 public.t.q
-> drop row_policy public.t.p
-> drop row_policy public.t.q
-> create row_policy public.t.p
-> create row_policy public.t.q
<- finding warning POL004 public.t.p
<- finding warning POL004 public.t.q
<- drop row_policy public.t.p
<- drop row_policy public.t.q
<- create row_policy public.t.p
<- create row_policy public.t.q
