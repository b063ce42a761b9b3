-- A default of an argument goes: the function is made anew.
--- before
CREATE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS text LANGUAGE sql AS 'SELECT b';
--- after
CREATE FUNCTION public.f(a integer, b text) RETURNS text LANGUAGE sql AS 'SELECT b';
--- expect
-> finding error FUN005 public.f(integer, text)
-> drop routine public.f(integer, text)
-> create routine public.f(integer, text)
<- finding info FUN005 public.f(integer, text)
<- alter routine public.f(integer, text)
