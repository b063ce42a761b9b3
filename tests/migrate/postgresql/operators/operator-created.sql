-- An operator with commutator and negator.
--- before
--- after
CREATE FUNCTION public.near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1 - $2) < 2';
CREATE FUNCTION public.far(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1 - $2) >= 2';
CREATE OPERATOR public.=~= (FUNCTION = public.near, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(public.=~=), NEGATOR = OPERATOR(public.<~>), RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR public.<~> (FUNCTION = public.far, LEFTARG = integer, RIGHTARG = integer, NEGATOR = OPERATOR(public.=~=));
COMMENT ON OPERATOR public.=~= (integer, integer) IS 'near';
--- expect
-> finding info OPR001 public.<~>(integer, integer)
-> finding info OPR001 public.=~=(integer, integer)
-> finding info FUN011 public.far(integer, integer)
-> finding info FUN011 public.near(integer, integer)
-> create routine public.far(integer, integer)
-> create routine public.near(integer, integer)
-> create operator public.<~>(integer, integer)
-> create operator public.=~=(integer, integer)
<- finding error OPR002 public.<~>(integer, integer)
<- finding error OPR002 public.=~=(integer, integer)
<- finding error FUN001 public.far(integer, integer)
<- finding error FUN001 public.near(integer, integer)
<- drop operator public.<~>(integer, integer)
<- drop routine public.far(integer, integer)
<- drop operator public.=~=(integer, integer)
<- drop routine public.near(integer, integer)
