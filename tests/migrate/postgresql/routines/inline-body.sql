-- A body that the server read leans on a column that changes its type.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a) FROM public.t; END;
CREATE FUNCTION public.g(x integer) RETURNS integer LANGUAGE sql RETURN x + 1;
--- after
CREATE TABLE public.t (id integer, a smallint);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a) FROM public.t; END;
CREATE FUNCTION public.g(x integer) RETURNS integer LANGUAGE sql RETURN x + 2;
--- rows
INSERT INTO public.t VALUES (1, 2);
--- expect
-> finding error COL009 public.t.a
-> finding warning FUN010 public.g(integer)
-> drop routine public.f()
-> alter routine public.g(integer)
-> alter column public.t.a rewrites loses values
-> create routine public.f()
<- finding error COL008 public.t.a
<- finding warning FUN010 public.g(integer)
<- drop routine public.f()
<- alter routine public.g(integer)
<- alter column public.t.a rewrites
<- create routine public.f()
