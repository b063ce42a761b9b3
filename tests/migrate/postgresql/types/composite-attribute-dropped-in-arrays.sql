-- An attribute goes from the middle of a type that columns and arrays of columns hold.
--- before
CREATE TYPE public.point3 AS (x integer, y integer, z integer);
CREATE TABLE public.way (id integer, p public.point3, ps public.point3[]);
--- after
CREATE TYPE public.point3 AS (x integer, z integer);
CREATE TABLE public.way (id integer, p public.point3, ps public.point3[]);
--- rows
INSERT INTO public.way VALUES (1, '(1,2,3)', NULL), (2, NULL, ARRAY[ROW(1, NULL, 3)::public.point3, NULL]), (3, '(,,)', '{}');
--- expect
-> finding error CMP002 public.point3.y
-> alter composite public.point3
<- finding warning CMP001 public.point3.y
<- set_aside composite public.point3
<- create composite public.point3
<- alter column public.way.p rewrites loses values
<- alter column public.way.ps rewrites loses values
<- drop composite public.point3
