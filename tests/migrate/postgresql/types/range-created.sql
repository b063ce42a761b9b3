-- A range with a difference function, and a column of it.
--- before
--- after
CREATE FUNCTION public.apart(double precision, double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE TYPE public.span AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = public.apart, MULTIRANGE_TYPE_NAME = public.spans);
CREATE TABLE public.t (s public.span, m public.spans);
--- rows after
INSERT INTO public.t VALUES ('[1,2)', '{[1,2)}');
--- expect
-> finding info RNG001 public.span
-> finding info TBL001 public.t
-> finding info FUN011 public.apart(double precision, double precision)
-> create routine public.apart(double precision, double precision)
-> create range public.span
-> create relation public.t
<- finding error RNG002 public.span
<- finding error TBL002 public.t
<- finding error FUN001 public.apart(double precision, double precision)
<- drop relation public.t loses rows
<- drop range public.span
<- drop routine public.apart(double precision, double precision)
