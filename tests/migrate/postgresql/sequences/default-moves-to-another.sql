-- A default takes its numbers from another sequence; the first goes.
--- before
CREATE SEQUENCE public.a;
CREATE TABLE public.t (id bigint DEFAULT nextval('public.a'));
--- after
CREATE SEQUENCE public.b START WITH 50;
CREATE TABLE public.t (id bigint DEFAULT nextval('public.b'));
--- rows
INSERT INTO public.t DEFAULT VALUES;
--- expect
-> finding warning DEF003 public.t.id
-> finding error SEQ006 public.a
-> finding info SEQ007 public.b
-> release column public.t.id
-> drop sequence public.a loses values
-> create sequence public.b
-> alter column public.t.id
<- finding warning DEF003 public.t.id
<- finding info SEQ007 public.a
<- finding error SEQ006 public.b
<- release column public.t.id
<- drop sequence public.b loses values
<- create sequence public.a
<- alter column public.t.id
