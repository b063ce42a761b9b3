-- The language changes in place.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
--- after
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
--- expect
-> finding warning FUN010 public.f(integer)
-> finding warning FUN010 public.f(integer)
-> alter routine public.f(integer)
<- finding warning FUN010 public.f(integer)
<- finding warning FUN010 public.f(integer)
<- alter routine public.f(integer)
