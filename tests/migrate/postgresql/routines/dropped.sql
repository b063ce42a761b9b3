-- Routines go.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE PROCEDURE public.p() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE public.s(integer) (SFUNC = int4pl, STYPE = integer);
--- after
--- expect
-> finding error FUN001 public.f(integer)
-> finding error FUN001 public.p()
-> finding error FUN001 public.s(integer)
-> drop routine public.f(integer)
-> drop routine public.p()
-> drop routine public.s(integer)
<- finding info FUN011 public.f(integer)
<- finding info FUN011 public.p()
<- finding info FUN011 public.s(integer)
<- create routine public.f(integer)
<- create routine public.p()
<- create routine public.s(integer)
