-- Casts come, and one changes when it is used.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE FUNCTION public.to_mood(integer) RETURNS public.mood LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN 1 THEN ''a''::public.mood END';
CREATE CAST (integer AS public.mood) WITH FUNCTION public.to_mood(integer);
--- after
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE FUNCTION public.to_mood(integer) RETURNS public.mood LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN 1 THEN ''a''::public.mood END';
CREATE CAST (integer AS public.mood) WITH FUNCTION public.to_mood(integer) AS ASSIGNMENT;
CREATE CAST (text AS public.mood) WITH INOUT;
COMMENT ON CAST (text AS public.mood) IS 'by text';
--- expect
-> finding warning CST003 integer AS public.mood
-> finding warning CST001 text AS public.mood
-> drop cast integer AS public.mood
-> create cast integer AS public.mood
-> create cast text AS public.mood
<- finding warning CST003 integer AS public.mood
<- finding error CST002 text AS public.mood
<- drop cast integer AS public.mood
<- drop cast text AS public.mood
<- create cast integer AS public.mood
