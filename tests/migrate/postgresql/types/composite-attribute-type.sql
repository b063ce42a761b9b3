-- An attribute changes its type where nobody stores the type, and where a column does.
--- before
CREATE TYPE public.free AS (a integer, b text);
CREATE TYPE public.used AS (a integer, b text);
CREATE TABLE public.t (u public.used);
CREATE FUNCTION public.f() RETURNS public.free LANGUAGE sql AS 'SELECT 1, ''x''::text';
--- after
CREATE TYPE public.free AS (a bigint, b text);
CREATE TYPE public.used AS (a bigint, b text);
CREATE TABLE public.t (u public.used);
CREATE FUNCTION public.f() RETURNS public.free LANGUAGE sql AS 'SELECT 1, ''x''::text';
--- rows
INSERT INTO public.t VALUES ('(1,x)');
--- expect
-> finding error CMP003 public.free.a
-> finding error CMP003 public.used.a
-> drop routine public.f()
-> set_aside composite public.free
-> set_aside composite public.used
-> create composite public.free
-> create composite public.used
-> create routine public.f()
-> alter column public.t.u rewrites loses values
-> drop composite public.free
-> drop composite public.used
<- finding error CMP003 public.free.a
<- finding error CMP003 public.used.a
<- drop routine public.f()
<- set_aside composite public.free
<- set_aside composite public.used
<- create composite public.free
<- create composite public.used
<- create routine public.f()
<- alter column public.t.u rewrites loses values
<- drop composite public.free
<- drop composite public.used
