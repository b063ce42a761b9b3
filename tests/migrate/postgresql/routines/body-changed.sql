-- A body changes in place.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
COMMENT ON FUNCTION public.f IS 'f';
--- after
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1';
COMMENT ON FUNCTION public.f IS 'f';
--- expect
-> finding warning FUN010 public.f(integer)
-> alter routine public.f(integer)
<- finding warning FUN010 public.f(integer)
<- alter routine public.f(integer)
