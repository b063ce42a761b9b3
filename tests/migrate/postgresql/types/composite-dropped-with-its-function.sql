-- A composite type goes with the function that gave it and the column that held it.
--- before
CREATE TYPE public.result AS (ok boolean, message text);
COMMENT ON COLUMN public.result.ok IS 'well';
CREATE FUNCTION public.try() RETURNS SETOF public.result LANGUAGE sql AS 'SELECT true, ''''::text';
CREATE TABLE public.t (id integer, r public.result);
--- after
CREATE TABLE public.t (id integer);
--- rows
INSERT INTO public.t VALUES (1, '(t,)'), (2, NULL);
--- expect
-> finding error COL004 public.t.r
-> finding error CMP006 public.result
-> finding error FUN001 public.try()
-> drop routine public.try()
-> drop column public.t.r loses column
-> drop composite public.result
<- finding warning COL001 public.t.r
<- finding info CMP005 public.result
<- finding info FUN011 public.try()
<- create composite public.result
<- create routine public.try()
<- create column public.t.r
