-- Attributes change places in a type that a table, a function and an array use.
--- before
CREATE TYPE public.p AS (x integer, y text);
CREATE TABLE public.t (id integer PRIMARY KEY, a public.p, l public.p[]);
CREATE FUNCTION public.f(public.p) RETURNS integer LANGUAGE sql AS 'SELECT ($1).x';
--- after
CREATE TYPE public.p AS (y text, x integer);
CREATE TABLE public.t (id integer PRIMARY KEY, a public.p, l public.p[]);
CREATE FUNCTION public.f(public.p) RETURNS integer LANGUAGE sql AS 'SELECT ($1).x';
--- rows
INSERT INTO public.t VALUES (1, NULL, NULL);
--- rows after
INSERT INTO public.t VALUES (1, NULL, NULL);
--- expect
-> drop routine public.f(public.p)
-> set_aside composite public.p
-> create composite public.p
-> create routine public.f(public.p)
-> alter column public.t.a rewrites loses values
-> alter column public.t.l rewrites loses values
-> drop composite public.p
<- drop routine public.f(public.p)
<- set_aside composite public.p
<- create composite public.p
<- create routine public.f(public.p)
<- alter column public.t.a rewrites loses values
<- alter column public.t.l rewrites loses values
<- drop composite public.p
