-- A policy reads another table, which is new.
--- before
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t USING (true);
--- after
CREATE TABLE public.member (id integer);
CREATE TABLE public.t (id integer);
CREATE POLICY p ON public.t USING (id IN (SELECT member.id FROM public.member));
--- expect
-> finding info TBL001 public.member
-> finding warning POL004 public.t.p
-> create relation public.member
-> alter row_policy public.t.p
<- finding error TBL002 public.member
<- finding warning POL004 public.t.p
<- drop row_policy public.t.p
<- drop relation public.member loses rows
<- create row_policy public.t.p
