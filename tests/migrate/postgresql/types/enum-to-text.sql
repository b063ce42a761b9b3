-- A column leaves an enum, which goes.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE TABLE public.t (id integer, m public.mood DEFAULT 'a');
--- after
CREATE TABLE public.t (id integer, m text DEFAULT 'a');
--- rows
INSERT INTO public.t VALUES (1, 'b');
--- expect
-> finding warning COL016 public.t.m
-> finding warning DEF003 public.t.m
-> finding error ENM005 public.mood
-> release column public.t.m
-> alter column public.t.m rewrites
-> alter column public.t.m
-> drop enum public.mood
<- finding error COL017 public.t.m
<- finding warning DEF003 public.t.m
<- finding info TYP001 public.mood
<- release column public.t.m
<- create enum public.mood
<- alter column public.t.m rewrites loses values
<- alter column public.t.m
