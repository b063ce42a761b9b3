-- A list at the end, and INOUT.
--- before
CREATE FUNCTION public.f(VARIADIC a integer[]) RETURNS integer LANGUAGE sql AS 'SELECT a[1]';
--- after
CREATE FUNCTION public.f(VARIADIC a integer[]) RETURNS integer LANGUAGE sql AS 'SELECT a[2]';
CREATE FUNCTION public.g(INOUT a integer, INOUT b text DEFAULT 'q') LANGUAGE sql AS 'SELECT a, b';
--- expect
-> finding warning FUN010 public.f(integer[])
-> finding info FUN011 public.g(integer, text)
-> alter routine public.f(integer[])
-> create routine public.g(integer, text)
<- finding warning FUN010 public.f(integer[])
<- finding error FUN001 public.g(integer, text)
<- drop routine public.g(integer, text)
<- alter routine public.f(integer[])
