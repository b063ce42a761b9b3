-- A text becomes an enum that is new.
--- before
CREATE TABLE public.t (id integer, mood text NOT NULL DEFAULT 'ok');
--- after
CREATE TYPE public.mood AS ENUM ('bad', 'ok', 'good');
CREATE TABLE public.t (id integer, mood public.mood NOT NULL DEFAULT 'ok');
--- rows
INSERT INTO public.t VALUES (1, 'good'), (2, 'ok');
--- rows after
INSERT INTO public.t VALUES (1, 'bad');
--- expect
-> finding error COL017 public.t.mood
-> finding warning DEF003 public.t.mood
-> finding info TYP001 public.mood
-> release column public.t.mood
-> create enum public.mood
-> alter column public.t.mood rewrites loses values
-> alter column public.t.mood
<- finding warning COL016 public.t.mood
<- finding warning DEF003 public.t.mood
<- finding error ENM005 public.mood
<- release column public.t.mood
<- alter column public.t.mood rewrites
<- alter column public.t.mood
<- drop enum public.mood
