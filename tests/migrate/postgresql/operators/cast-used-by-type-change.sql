-- A column changes its type by a cast of the schema's own.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE FUNCTION public.to_mood(integer) RETURNS public.mood LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN 1 THEN ''a''::public.mood ELSE ''b''::public.mood END';
CREATE FUNCTION public.from_mood(public.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN ''a'' THEN 1 ELSE 2 END';
CREATE CAST (integer AS public.mood) WITH FUNCTION public.to_mood(integer);
CREATE CAST (public.mood AS integer) WITH FUNCTION public.from_mood(public.mood) AS ASSIGNMENT;
CREATE TABLE public.t (m integer);
--- after
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE FUNCTION public.to_mood(integer) RETURNS public.mood LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN 1 THEN ''a''::public.mood ELSE ''b''::public.mood END';
CREATE FUNCTION public.from_mood(public.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN ''a'' THEN 1 ELSE 2 END';
CREATE CAST (integer AS public.mood) WITH FUNCTION public.to_mood(integer);
CREATE CAST (public.mood AS integer) WITH FUNCTION public.from_mood(public.mood) AS ASSIGNMENT;
CREATE TABLE public.t (m public.mood);
--- rows
INSERT INTO public.t VALUES (1), (2), (NULL);
--- rows after
INSERT INTO public.t VALUES ('a'), ('b');
--- expect
-> finding error COL011 public.t.m
-> alter column public.t.m rewrites loses values
<- finding error COL011 public.t.m
<- alter column public.t.m rewrites loses values
