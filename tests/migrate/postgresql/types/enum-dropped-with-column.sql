-- An enum goes with the last column of it.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE TABLE public.t (id integer, m public.mood);
--- after
CREATE TABLE public.t (id integer);
--- rows
INSERT INTO public.t VALUES (1, 'a');
--- expect
-> finding error COL004 public.t.m
-> finding error ENM005 public.mood
-> drop column public.t.m loses column
-> drop enum public.mood
<- finding warning COL001 public.t.m
<- finding info TYP001 public.mood
<- create enum public.mood
<- create column public.t.m
