-- Functions of text bodies that call each other.
--- before
--- after
CREATE FUNCTION public.even(n integer) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN n = 0 OR public.odd(n - 1); END';
CREATE FUNCTION public.odd(n integer) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN n <> 0 AND public.even(n - 1); END';
--- expect
-> finding info FUN011 public.even(integer)
-> finding info FUN011 public.odd(integer)
-> create routine public.even(integer)
-> create routine public.odd(integer)
<- finding error FUN001 public.even(integer)
<- finding error FUN001 public.odd(integer)
<- drop routine public.even(integer)
<- drop routine public.odd(integer)
