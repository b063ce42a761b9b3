-- A function becomes a procedure.
--- before
CREATE FUNCTION public.f(a integer) RETURNS void LANGUAGE sql AS 'SELECT';
--- after
CREATE PROCEDURE public.f(a integer) LANGUAGE sql AS 'SELECT';
--- expect
-> finding error FUN006 public.f(integer)
-> finding error FUN006 public.f(integer)
-> drop routine public.f(integer)
-> create routine public.f(integer)
<- finding error FUN006 public.f(integer)
<- finding error FUN006 public.f(integer)
<- drop routine public.f(integer)
<- create routine public.f(integer)
