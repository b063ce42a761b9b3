-- A key and two columns that point at it take a domain with a check.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer NOT NULL CONSTRAINT b_a REFERENCES public.a (id), second integer DEFAULT 1 CONSTRAINT b_second REFERENCES public.a (id) ON DELETE SET DEFAULT);
--- after
CREATE DOMAIN public.key AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE public.a (id public.key PRIMARY KEY);
CREATE TABLE public.b (a_id public.key NOT NULL CONSTRAINT b_a REFERENCES public.a (id), second public.key DEFAULT 1 CONSTRAINT b_second REFERENCES public.a (id) ON DELETE SET DEFAULT);
--- rows
INSERT INTO public.a VALUES (1), (2147483647);
INSERT INTO public.b VALUES (1, NULL), (2147483647, 1);
--- expect
-> finding warning COL020 public.a.id
-> finding warning COL020 public.b.a_id
-> finding warning COL020 public.b.second
-> finding info DOM006 public.key
-> release column public.b.second
-> drop constraint public.b.b_a
-> drop constraint public.b.b_second
-> create domain public.key
-> alter column public.a.id rewrites loses values
-> alter column public.b.a_id rewrites loses values
-> alter column public.b.second rewrites loses values
-> alter column public.b.second
-> create constraint public.b.b_a
-> create constraint public.b.b_second
<- finding warning COL020 public.a.id
<- finding warning COL020 public.b.a_id
<- finding warning COL020 public.b.second
<- finding error DOM007 public.key
<- release column public.b.second
<- drop constraint public.b.b_a
<- drop constraint public.b.b_second
<- alter column public.a.id
<- alter column public.b.a_id
<- alter column public.b.second
<- alter column public.b.second
<- create constraint public.b.b_a
<- create constraint public.b.b_second
<- drop domain public.key
