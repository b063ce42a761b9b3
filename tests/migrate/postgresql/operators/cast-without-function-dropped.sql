-- A cast between two types of one shape goes; a comment goes with it.
--- before
CREATE TYPE public.a AS (x integer);
CREATE TYPE public.b AS (x integer);
CREATE FUNCTION public.a_to_b(public.a) RETURNS public.b LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1.x)::public.b';
CREATE CAST (public.a AS public.b) WITH FUNCTION public.a_to_b(public.a) AS ASSIGNMENT;
CREATE CAST (public.a AS text) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (public.a AS public.b) IS 'shape to shape';
--- after
CREATE TYPE public.a AS (x integer);
CREATE TYPE public.b AS (x integer);
CREATE CAST (public.a AS text) WITH INOUT;
--- expect
-> finding error CST002 public.a AS public.b
-> finding warning CST003 public.a AS text
-> finding error FUN001 public.a_to_b(public.a)
-> drop cast public.a AS public.b
-> drop routine public.a_to_b(public.a)
-> drop cast public.a AS text
-> create cast public.a AS text
<- finding warning CST001 public.a AS public.b
<- finding warning CST003 public.a AS text
<- finding info FUN011 public.a_to_b(public.a)
<- drop cast public.a AS text
<- create routine public.a_to_b(public.a)
<- create cast public.a AS public.b
<- create cast public.a AS text
