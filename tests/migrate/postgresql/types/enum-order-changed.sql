-- The same labels in another order.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b', 'c');
CREATE TABLE public.t (m public.mood PRIMARY KEY);
--- after
CREATE TYPE public.mood AS ENUM ('c', 'b', 'a');
CREATE TABLE public.t (m public.mood PRIMARY KEY);
--- rows
INSERT INTO public.t VALUES ('a'), ('c');
--- expect
-> finding warning ENM004 public.mood
-> set_aside enum public.mood
-> create enum public.mood
-> alter column public.t.m rewrites loses values
-> drop enum public.mood
<- finding warning ENM004 public.mood
<- set_aside enum public.mood
<- create enum public.mood
<- alter column public.t.m rewrites loses values
<- drop enum public.mood
