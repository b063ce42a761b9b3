-- All properties change at once.
--- before
CREATE FUNCTION public.f(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT a';
--- after
CREATE FUNCTION public.f(a integer) RETURNS SETOF integer LANGUAGE sql STABLE STRICT LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 5 ROWS 7 SET search_path = pg_catalog, "My Schema", public SET work_mem = '1MB' SET DateStyle = 'ISO, DMY' AS 'SELECT a';
--- expect
-> finding warning FUN007 public.f(integer)
-> finding error FUN008 public.f(integer)
-> finding warning FUN007 public.f(integer)
-> finding error FUN008 public.f(integer)
-> finding warning FUN013 public.f(integer)
-> finding warning FUN007 public.f(integer)
-> finding warning FUN007 public.f(integer)
-> alter routine public.f(integer)
<- finding warning FUN007 public.f(integer)
<- finding error FUN008 public.f(integer)
<- finding warning FUN007 public.f(integer)
<- finding error FUN008 public.f(integer)
<- finding warning FUN013 public.f(integer)
<- finding warning FUN007 public.f(integer)
<- finding warning FUN007 public.f(integer)
<- alter routine public.f(integer)
