-- An operator with one operand, and its estimators change on another.
--- before
CREATE FUNCTION public.neg(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT -$1';
CREATE FUNCTION public.eq(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE OPERATOR public.=== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel);
--- after
CREATE FUNCTION public.neg(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT -$1';
CREATE FUNCTION public.eq(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE OPERATOR public.!!! (FUNCTION = public.neg, RIGHTARG = integer);
CREATE OPERATOR public.=== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = integer, JOIN = eqjoinsel);
--- expect
-> finding info OPR001 public.!!!(NONE, integer)
-> finding warning OPR004 public.===(integer, integer)
-> finding warning OPR004 public.===(integer, integer)
-> create operator public.!!!(NONE, integer)
-> alter operator public.===(integer, integer)
<- finding error OPR002 public.!!!(NONE, integer)
<- finding warning OPR004 public.===(integer, integer)
<- finding warning OPR004 public.===(integer, integer)
<- drop operator public.!!!(NONE, integer)
<- alter operator public.===(integer, integer)
