-- Labels are added at the start, in the middle and at the end.
--- before
CREATE TYPE public.mood AS ENUM ('b', 'd');
CREATE TABLE public.t (m public.mood);
--- after
CREATE TYPE public.mood AS ENUM ('a', 'b', 'c', 'c2', 'd', 'e');
CREATE TABLE public.t (m public.mood);
--- rows
INSERT INTO public.t VALUES ('b'), ('d');
--- expect
-> finding warning ENM001 public.mood
-> alter enum public.mood
<- finding error ENM002 public.mood
<- set_aside enum public.mood
<- create enum public.mood
<- alter column public.t.m rewrites loses values
<- drop enum public.mood
