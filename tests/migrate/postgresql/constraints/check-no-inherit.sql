-- A check that does not bind children from now on.
--- before
CREATE TABLE public.p (a integer, CONSTRAINT c CHECK (a > 0));
CREATE TABLE public.k () INHERITS (public.p);
--- after
CREATE TABLE public.p (a integer, CONSTRAINT c CHECK (a > 0) NO INHERIT);
CREATE TABLE public.k () INHERITS (public.p);
--- rows
INSERT INTO public.p VALUES (1);
INSERT INTO public.k VALUES (1);
--- expect
-> finding warning CHK002 public.k.c
-> finding warning CHK007 public.p.c
-> drop constraint public.p.c
-> create constraint public.p.c
<- finding error CHK001 public.k.c
<- finding warning CHK007 public.p.c
<- drop constraint public.p.c
<- create constraint public.p.c
