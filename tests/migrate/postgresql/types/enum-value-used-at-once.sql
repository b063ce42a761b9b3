-- A new label is the default of a column in the same plan: it must be committed first.
--- before
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TABLE public.t (id integer, m public.mood DEFAULT 'ok');
--- after
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE public.t (id integer, m public.mood DEFAULT 'happy', CONSTRAINT c CHECK (m <> 'happy'));
--- rows
INSERT INTO public.t VALUES (1, 'sad');
--- expect
-> finding warning DEF003 public.t.m
-> finding error CHK001 public.t.c
-> finding warning ENM001 public.mood
-> alter enum public.mood
-> alter column public.t.m
-> create constraint public.t.c
<- finding warning DEF003 public.t.m
<- finding warning CHK002 public.t.c
<- finding error ENM002 public.mood
<- release column public.t.m
<- drop constraint public.t.c
<- set_aside enum public.mood
<- create enum public.mood
<- alter column public.t.m rewrites loses values
<- alter column public.t.m
<- drop enum public.mood
