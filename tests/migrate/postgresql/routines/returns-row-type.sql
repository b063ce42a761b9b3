-- Functions that give and take rows of a table.
--- before
CREATE TABLE public.t (id integer);
--- after
CREATE TABLE public.t (id integer);
CREATE FUNCTION public.a() RETURNS SETOF public.t LANGUAGE sql AS 'SELECT * FROM public.t';
CREATE FUNCTION public.b(r public.t) RETURNS integer LANGUAGE sql AS 'SELECT r.id';
--- expect
-> finding info FUN011 public.a()
-> finding info FUN011 public.b(public.t)
-> create routine public.a()
-> create routine public.b(public.t)
<- finding error FUN001 public.a()
<- finding error FUN001 public.b(public.t)
<- drop routine public.a()
<- drop routine public.b(public.t)
