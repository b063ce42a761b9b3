-- A default of an argument changes in place.
--- before
CREATE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS text LANGUAGE sql AS 'SELECT b';
--- after
CREATE FUNCTION public.f(a integer DEFAULT 1, b text DEFAULT 'it''s') RETURNS text LANGUAGE sql AS 'SELECT b';
--- expect
-> finding info FUN005 public.f(integer, text)
-> alter routine public.f(integer, text)
<- finding error FUN005 public.f(integer, text)
<- drop routine public.f(integer, text)
<- create routine public.f(integer, text)
