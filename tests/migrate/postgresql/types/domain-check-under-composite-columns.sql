-- A domain inside a composite type that a table stores gets a check.
--- before
CREATE DOMAIN public.d AS text;
CREATE TYPE public.c AS (n public.d);
CREATE TABLE public.t (c public.c, l public.c[]);
--- after
CREATE DOMAIN public.d AS text CONSTRAINT filled CHECK (VALUE <> '');
CREATE TYPE public.c AS (n public.d);
CREATE TABLE public.t (c public.c, l public.c[]);
--- rows
INSERT INTO public.t VALUES ('(a)', '{"(b)"}');
--- rows after
INSERT INTO public.t VALUES ('(a)', NULL);
--- expect
-> finding error DOM001 public.d
-> set_aside domain public.d
-> set_aside composite public.c
-> create domain public.d
-> create composite public.c
-> alter column public.t.c rewrites loses values
-> alter column public.t.l rewrites loses values
-> drop composite public.c
-> drop domain public.d
<- finding warning DOM002 public.d
<- alter domain public.d
