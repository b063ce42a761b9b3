-- An argument becomes wider: another function, and what used the first uses the second.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT public.f(id) AS x FROM public.t;
--- after
CREATE FUNCTION public.f(a bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a::integer';
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT public.f(id) AS x FROM public.t;
--- expect
-> finding warning VEW006 public.v
-> finding error FUN003 public.f(integer)
-> drop relation public.v
-> drop routine public.f(integer)
-> create routine public.f(bigint)
-> create relation public.v
<- finding warning VEW006 public.v
<- finding error FUN003 public.f(bigint)
<- drop relation public.v
<- drop routine public.f(bigint)
<- create routine public.f(integer)
<- create relation public.v
