-- An attribute gets another name.
--- before
CREATE TYPE public.p AS (x integer, y integer);
CREATE TABLE public.t (p public.p);
--- after
CREATE TYPE public.p AS (x integer, z integer);
CREATE TABLE public.t (p public.p);
--- rows
INSERT INTO public.t VALUES ('(1,2)');
--- renames
attribute public.p.y -> public.p.z
--- expect
-> finding error CMP004 public.p.z
-> rename attribute public.p.z
<- finding error CMP004 public.p.y
<- rename attribute public.p.y
