-- The columns of a view are in another order; a function returns its rows.
--- before
CREATE TABLE public.t (id integer, a text, b date);
CREATE VIEW public.v AS SELECT id, a, b FROM public.t;
CREATE FUNCTION public.all_of_v() RETURNS SETOF public.v LANGUAGE sql AS 'SELECT * FROM public.v';
--- after
CREATE TABLE public.t (id integer, a text, b date);
CREATE VIEW public.v AS SELECT b, id, a FROM public.t;
CREATE FUNCTION public.all_of_v() RETURNS SETOF public.v LANGUAGE sql AS 'SELECT * FROM public.v';
--- rows
INSERT INTO public.t VALUES (1, '', '-infinity'), (NULL, NULL, NULL);
--- expect
-> finding warning TBL014 public.v
-> finding warning VEW006 public.v
-> drop routine public.all_of_v()
-> drop relation public.v
-> create relation public.v
-> create routine public.all_of_v()
<- finding warning TBL014 public.v
<- finding warning VEW006 public.v
<- drop routine public.all_of_v()
<- drop relation public.v
<- create relation public.v
<- create routine public.all_of_v()
