-- Checks of one name in two tables change apart.
--- before
CREATE TABLE public.a (x integer CONSTRAINT c CHECK (x > 0));
CREATE TABLE public.b (x integer CONSTRAINT c CHECK (x > 0));
--- after
CREATE TABLE public.a (x integer CONSTRAINT c CHECK (x > 1));
CREATE TABLE public.b (x integer CONSTRAINT c CHECK (x > 0));
--- rows
INSERT INTO public.a VALUES (5);
--- expect
-> finding error CHK003 public.a.c
-> drop constraint public.a.c
-> create constraint public.a.c
<- finding warning CHK004 public.a.c
<- drop constraint public.a.c
<- create constraint public.a.c
