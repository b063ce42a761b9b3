-- A label is added at the end.
--- before
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TABLE public.t (m public.mood DEFAULT 'ok');
--- after
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE public.t (m public.mood DEFAULT 'ok');
--- rows
INSERT INTO public.t VALUES ('sad'), (NULL);
--- expect
-> finding warning ENM001 public.mood
-> alter enum public.mood
<- finding error ENM002 public.mood
<- release column public.t.m
<- set_aside enum public.mood
<- create enum public.mood
<- alter column public.t.m rewrites loses values
<- alter column public.t.m
<- drop enum public.mood
