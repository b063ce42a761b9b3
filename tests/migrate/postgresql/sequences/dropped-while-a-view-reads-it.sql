-- A view that reads a sequence loses it.
--- before
CREATE SEQUENCE public.s;
CREATE VIEW public.v AS SELECT last_value AS n FROM public.s;
CREATE TABLE public.t (id bigint DEFAULT nextval('public.s'));
--- after
CREATE VIEW public.v AS SELECT 1::bigint AS n;
CREATE TABLE public.t (id bigint);
--- expect
-> finding warning DEF002 public.t.id
-> finding warning VEW006 public.v
-> finding error SEQ006 public.s
-> release column public.t.id
-> drop relation public.v
-> drop sequence public.s loses values
-> create relation public.v
<- finding info DEF001 public.t.id
<- finding warning VEW006 public.v
<- finding info SEQ007 public.s
<- create sequence public.s
<- alter relation public.v
<- alter column public.t.id
