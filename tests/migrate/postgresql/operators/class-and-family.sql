-- An operator class in a family of its own, and an index with it.
--- before
CREATE TABLE public.t (a integer);
--- after
CREATE FUNCTION public.cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR FAMILY public.down USING btree;
CREATE OPERATOR CLASS public.down_ops FOR TYPE integer USING btree FAMILY public.down AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 public.cmp(integer, integer);
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a public.down_ops);
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding warning IDX001 public.t.i
-> finding info OPC001 public.down_ops USING btree
-> finding info OPC001 public.down USING btree
-> finding info FUN011 public.cmp(integer, integer)
-> create routine public.cmp(integer, integer)
-> create operator_family public.down USING btree
-> create operator_class public.down_ops USING btree
-> create index public.t.i
<- finding warning IDX002 public.t.i
<- finding error OPC002 public.down_ops USING btree
<- finding error OPC002 public.down USING btree
<- finding error FUN001 public.cmp(integer, integer)
<- drop index public.t.i
<- drop operator_class public.down_ops USING btree
<- drop routine public.cmp(integer, integer)
<- drop operator_family public.down USING btree
