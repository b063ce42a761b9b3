-- The result becomes wider.
--- before
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
--- after
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
--- expect
-> finding warning FUN010 public.f()
-> finding error FUN006 public.f()
-> drop routine public.f()
-> create routine public.f()
<- finding warning FUN010 public.f()
<- finding error FUN006 public.f()
<- drop routine public.f()
<- create routine public.f()
