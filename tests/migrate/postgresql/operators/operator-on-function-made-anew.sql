-- An operator depends on a function that is made anew; a check uses the operator.
--- before
CREATE FUNCTION public.near(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 2';
CREATE OPERATOR public.=~= (FUNCTION = public.near, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE public.t (x integer, y integer, CONSTRAINT c CHECK (x OPERATOR(public.=~=) y));
--- after
CREATE FUNCTION public.near(l integer, r integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(l - r) < 2';
CREATE OPERATOR public.=~= (FUNCTION = public.near, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE public.t (x integer, y integer, CONSTRAINT c CHECK (x OPERATOR(public.=~=) y));
--- rows
INSERT INTO public.t VALUES (1, 2);
--- expect
-> finding error FUN004 public.near(integer, integer)
-> finding warning FUN010 public.near(integer, integer)
-> drop constraint public.t.c
-> drop operator public.=~=(integer, integer)
-> drop routine public.near(integer, integer)
-> create routine public.near(integer, integer)
-> create operator public.=~=(integer, integer)
-> create constraint public.t.c
<- finding error FUN004 public.near(integer, integer)
<- finding warning FUN010 public.near(integer, integer)
<- drop constraint public.t.c
<- drop operator public.=~=(integer, integer)
<- drop routine public.near(integer, integer)
<- create routine public.near(integer, integer)
<- create operator public.=~=(integer, integer)
<- create constraint public.t.c
