-- A sequence that has counted far becomes wider and goes on where it was.
--- before
CREATE SEQUENCE public.number AS integer START WITH 2147483640;
CREATE TABLE public.t (id integer PRIMARY KEY DEFAULT nextval('public.number'), note text);
--- after
CREATE SEQUENCE public.number AS bigint START WITH 2147483640;
CREATE TABLE public.t (id bigint PRIMARY KEY DEFAULT nextval('public.number'), note text);
--- rows
INSERT INTO public.t (note) VALUES (NULL), (''), ('ß'), ('4'), ('5'), ('6'), ('7'), ('last');
--- expect
-> finding error COL008 public.t.id
-> finding warning SEQ005 public.number
-> finding info SEQ001 public.number
-> release column public.t.id
-> alter sequence public.number
-> alter column public.t.id rewrites
-> alter column public.t.id
<- finding error COL009 public.t.id
<- finding warning SEQ005 public.number
<- finding error SEQ001 public.number
<- release column public.t.id
<- alter sequence public.number loses values
<- alter column public.t.id rewrites loses values
<- alter column public.t.id
