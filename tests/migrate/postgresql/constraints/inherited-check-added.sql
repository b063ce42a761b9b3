-- A parent gets a check, and its child with it.
--- before
CREATE TABLE public.p (a integer);
CREATE TABLE public.k (b integer) INHERITS (public.p);
--- after
CREATE TABLE public.p (a integer, CONSTRAINT c CHECK (a > 0));
CREATE TABLE public.k (b integer) INHERITS (public.p);
--- rows
INSERT INTO public.p VALUES (1);
INSERT INTO public.k VALUES (1, 2);
--- expect
-> finding error CHK001 public.k.c
-> finding error CHK001 public.p.c
-> create constraint public.p.c
<- finding warning CHK002 public.k.c
<- finding warning CHK002 public.p.c
<- drop constraint public.p.c
