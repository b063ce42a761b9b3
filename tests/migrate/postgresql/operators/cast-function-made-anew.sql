-- The function of a cast gets another argument name; a view and a generated column cast by it.
--- before
CREATE TYPE public.degree AS (c numeric);
CREATE FUNCTION public.to_number(d public.degree) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT d.c';
CREATE CAST (public.degree AS numeric) WITH FUNCTION public.to_number(public.degree) AS IMPLICIT;
CREATE TABLE public.weather (d public.degree, n numeric GENERATED ALWAYS AS (d::numeric) STORED);
CREATE VIEW public.warm AS SELECT d::numeric AS n FROM public.weather;
--- after
CREATE TYPE public.degree AS (c numeric);
CREATE FUNCTION public.to_number(deg public.degree) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT deg.c';
CREATE CAST (public.degree AS numeric) WITH FUNCTION public.to_number(public.degree) AS IMPLICIT;
CREATE TABLE public.weather (d public.degree, n numeric GENERATED ALWAYS AS (d::numeric) STORED);
CREATE VIEW public.warm AS SELECT d::numeric AS n FROM public.weather;
--- rows
INSERT INTO public.weather VALUES ('(-273.15)'), (NULL), ('()');
--- expect
-> finding error FUN004 public.to_number(public.degree)
-> finding warning FUN010 public.to_number(public.degree)
-> drop relation public.warm
-> drop column public.weather.n
-> drop cast public.degree AS numeric
-> drop routine public.to_number(public.degree)
-> create routine public.to_number(public.degree)
-> create cast public.degree AS numeric
-> create relation public.warm
-> create column public.weather.n rewrites
<- finding error FUN004 public.to_number(public.degree)
<- finding warning FUN010 public.to_number(public.degree)
<- drop relation public.warm
<- drop column public.weather.n
<- drop cast public.degree AS numeric
<- drop routine public.to_number(public.degree)
<- create routine public.to_number(public.degree)
<- create cast public.degree AS numeric
<- create relation public.warm
<- create column public.weather.n rewrites
