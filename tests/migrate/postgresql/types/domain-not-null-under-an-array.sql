-- A domain that arrays hold forbids nothing, and the other way round.
--- before
CREATE DOMAIN public.d AS integer;
CREATE TABLE public.t (n public.d[], m public.d);
--- after
CREATE DOMAIN public.d AS integer NOT NULL DEFAULT 1;
CREATE TABLE public.t (n public.d[], m public.d);
--- rows
INSERT INTO public.t VALUES ('{1}', 1);
--- rows after
INSERT INTO public.t VALUES ('{1}', 2);
--- expect
-> finding warning DOM005 public.d
-> finding error DOM004 public.d
-> set_aside domain public.d
-> create domain public.d
-> alter column public.t.m rewrites loses values
-> alter column public.t.n rewrites loses values
-> drop domain public.d
<- finding warning DOM005 public.d
<- finding error DOM004 public.d
<- alter domain public.d
