-- A domain's check calls a function that is made anew.
--- before
CREATE FUNCTION public.ok(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE DOMAIN public.d AS integer CONSTRAINT c CHECK (public.ok(VALUE));
CREATE TABLE public.t (a public.d);
--- after
CREATE FUNCTION public.ok(b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT b > 0';
CREATE DOMAIN public.d AS integer CONSTRAINT c CHECK (public.ok(VALUE));
CREATE TABLE public.t (a public.d);
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding error FUN004 public.ok(integer)
-> finding warning FUN010 public.ok(integer)
-> release domain public.d
-> drop routine public.ok(integer)
-> create routine public.ok(integer)
-> alter domain public.d
<- finding error FUN004 public.ok(integer)
<- finding warning FUN010 public.ok(integer)
<- release domain public.d
<- drop routine public.ok(integer)
<- create routine public.ok(integer)
<- alter domain public.d
