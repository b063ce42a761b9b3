-- A sequence is in another schema and nobody says it is the same: one goes, one comes, the default follows.
--- before
CREATE SCHEMA numbers;
CREATE SEQUENCE public.s START WITH 100;
CREATE TABLE public.t (id bigint DEFAULT nextval('public.s'::regclass), v text DEFAULT 'n' || nextval('public.s')::text);
--- after
CREATE SCHEMA numbers;
CREATE SEQUENCE numbers.s START WITH 100;
CREATE TABLE public.t (id bigint DEFAULT nextval('numbers.s'::regclass), v text DEFAULT 'n' || nextval('numbers.s')::text);
--- rows
INSERT INTO public.t DEFAULT VALUES;
--- expect
-> finding warning DEF003 public.t.id
-> finding warning DEF003 public.t.v
-> finding info SEQ007 numbers.s
-> finding error SEQ006 public.s
-> release column public.t.id
-> release column public.t.v
-> drop sequence public.s loses values
-> create sequence numbers.s
-> alter column public.t.id
-> alter column public.t.v
<- finding warning DEF003 public.t.id
<- finding warning DEF003 public.t.v
<- finding error SEQ006 numbers.s
<- finding info SEQ007 public.s
<- release column public.t.id
<- release column public.t.v
<- drop sequence numbers.s loses values
<- create sequence public.s
<- alter column public.t.id
<- alter column public.t.v
