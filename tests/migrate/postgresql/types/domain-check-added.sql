-- A domain gets a check, loses one, and gets another default.
--- before
CREATE DOMAIN public.age AS integer DEFAULT 1 CONSTRAINT old CHECK (VALUE > -100);
CREATE TABLE public.t (a public.age);
--- after
CREATE DOMAIN public.age AS integer DEFAULT 2 CONSTRAINT new CHECK (VALUE >= 0);
CREATE TABLE public.t (a public.age);
--- rows
INSERT INTO public.t VALUES (5), (NULL);
--- expect
-> finding error DOM001 public.age
-> finding warning DOM002 public.age
-> finding warning DOM005 public.age
-> alter domain public.age
<- finding error DOM001 public.age
<- finding warning DOM002 public.age
<- finding warning DOM005 public.age
<- alter domain public.age
