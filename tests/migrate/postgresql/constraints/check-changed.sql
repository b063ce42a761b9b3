-- A check under the same name says something else.
--- before
CREATE TABLE public.t (a integer CONSTRAINT c CHECK (a > 0));
--- after
CREATE TABLE public.t (a integer CONSTRAINT c CHECK (a > 0 AND a < 100));
--- rows
INSERT INTO public.t VALUES (1), (99), (NULL);
--- expect
-> finding error CHK003 public.t.c
-> drop constraint public.t.c
-> create constraint public.t.c
<- finding warning CHK004 public.t.c
<- drop constraint public.t.c
<- create constraint public.t.c
