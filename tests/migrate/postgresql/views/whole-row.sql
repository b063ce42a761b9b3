-- A view over a whole row of a table that gets a column.
--- before
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT t AS r FROM public.t;
--- after
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.v AS SELECT t AS r FROM public.t;
--- expect
-> finding warning COL001 public.t.a
-> create column public.t.a
<- finding error COL004 public.t.a
<- drop column public.t.a loses column
