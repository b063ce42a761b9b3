-- A list of texts becomes a list of a new enum, with its default and an index over it.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, days text[] NOT NULL DEFAULT ARRAY['mon'::text]);
CREATE INDEX t_days ON public.t USING gin (days);
--- after
CREATE TYPE public.day AS ENUM ('mon', 'tue', 'wed');
CREATE TABLE public.t (id integer PRIMARY KEY, days public.day[] NOT NULL DEFAULT ARRAY['mon'::public.day]);
CREATE INDEX t_days ON public.t USING gin (days);
--- rows
INSERT INTO public.t VALUES (1, '{mon,wed}'), (2, '{}'), (3, '{NULL,tue}');
--- rows after
INSERT INTO public.t VALUES (1, '{tue,tue}'), (2, '{}');
--- expect
-> finding error COL017 public.t.days
-> finding warning DEF003 public.t.days
-> finding info TYP001 public.day
-> release column public.t.days
-> create enum public.day
-> alter column public.t.days rewrites loses values
-> alter column public.t.days
<- finding warning COL016 public.t.days
<- finding warning DEF003 public.t.days
<- finding error ENM005 public.day
<- release column public.t.days
<- alter column public.t.days rewrites
<- alter column public.t.days
<- drop enum public.day
