-- A function under an operator class under an index is made anew.
--- before
CREATE FUNCTION public.cmp(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(b, a)';
CREATE OPERATOR CLASS public.down_ops FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 public.cmp(integer, integer);
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a public.down_ops);
--- after
CREATE FUNCTION public.cmp(l integer, r integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(r, l)';
CREATE OPERATOR CLASS public.down_ops FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 public.cmp(integer, integer);
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a public.down_ops);
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding error FUN004 public.cmp(integer, integer)
-> finding warning FUN010 public.cmp(integer, integer)
-> drop index public.t.i
-> drop operator_class public.down_ops USING btree
-> drop routine public.cmp(integer, integer)
-> create routine public.cmp(integer, integer)
-> create operator_class public.down_ops USING btree
-> create index public.t.i
<- finding error FUN004 public.cmp(integer, integer)
<- finding warning FUN010 public.cmp(integer, integer)
<- drop index public.t.i
<- drop operator_class public.down_ops USING btree
<- drop routine public.cmp(integer, integer)
<- create routine public.cmp(integer, integer)
<- create operator_class public.down_ops USING btree
<- create index public.t.i
