-- The type below a domain becomes wider: the domain is replaced under its columns.
--- before
CREATE DOMAIN public.money AS integer CHECK (VALUE >= 0);
CREATE TABLE public.t (id integer, m public.money DEFAULT 0);
CREATE INDEX t_m ON public.t (m);
CREATE VIEW public.v AS SELECT m FROM public.t;
--- after
CREATE DOMAIN public.money AS bigint CHECK (VALUE >= 0);
CREATE TABLE public.t (id integer, m public.money DEFAULT 0);
CREATE INDEX t_m ON public.t (m);
CREATE VIEW public.v AS SELECT m FROM public.t;
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding error DOM003 public.money
-> release column public.t.m
-> drop relation public.v
-> set_aside domain public.money
-> create domain public.money
-> alter column public.t.m rewrites loses values
-> create relation public.v
-> alter column public.t.m
-> drop domain public.money
<- finding error DOM003 public.money
<- release column public.t.m
<- drop relation public.v
<- set_aside domain public.money
<- create domain public.money
<- alter column public.t.m rewrites loses values
<- create relation public.v
<- alter column public.t.m
<- drop domain public.money
