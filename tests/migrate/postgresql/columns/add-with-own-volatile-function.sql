-- A new column's default calls a volatile function of the schema.
--- before
CREATE TABLE public.t (id integer);
--- after
CREATE FUNCTION public.code() RETURNS text LANGUAGE sql VOLATILE AS 'SELECT random()::text';
CREATE TABLE public.t (id integer, code text NOT NULL DEFAULT 'x', other text DEFAULT public.code());
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding warning COL001 public.t.code
-> finding warning COL001 public.t.other
-> finding info FUN011 public.code()
-> create routine public.code()
-> create column public.t.code
-> create column public.t.other rewrites
<- finding error COL004 public.t.code
<- finding error COL004 public.t.other
<- finding error FUN001 public.code()
<- drop column public.t.code loses column
<- drop column public.t.other loses column
<- drop routine public.code()
