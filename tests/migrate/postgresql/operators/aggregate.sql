-- An aggregate over a function of the schema's own, then over another.
--- before
CREATE FUNCTION public.add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, 0) + coalesce($2, 0)';
CREATE AGGREGATE public.total(integer) (SFUNC = public.add, STYPE = integer, INITCOND = '0');
CREATE VIEW public.v AS SELECT public.total(x) AS x FROM (VALUES (1), (2)) AS t (x);
--- after
CREATE FUNCTION public.add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, 0) + coalesce($2, 0)';
CREATE AGGREGATE public.total(integer) (SFUNC = public.add, STYPE = integer, INITCOND = '10', PARALLEL = SAFE, COMBINEFUNC = public.add);
COMMENT ON AGGREGATE public.total(integer) IS 'sum';
CREATE VIEW public.v AS SELECT public.total(x) AS x FROM (VALUES (1), (2)) AS t (x);
--- expect
-> finding warning FUN010 public.total(integer)
-> finding info DOC001 public.total(integer)
-> finding warning FUN007 public.total(integer)
-> drop relation public.v
-> drop routine public.total(integer)
-> create routine public.total(integer)
-> create relation public.v
<- finding warning FUN010 public.total(integer)
<- finding info DOC001 public.total(integer)
<- finding warning FUN007 public.total(integer)
<- drop relation public.v
<- drop routine public.total(integer)
<- create routine public.total(integer)
<- create relation public.v
