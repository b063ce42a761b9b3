-- Every row has a value, so the column can demand one.
--- before
CREATE TABLE public.t (id integer, name text, born date);
--- after
CREATE TABLE public.t (id integer NOT NULL, name text NOT NULL DEFAULT '', born date);
--- rows
INSERT INTO public.t VALUES (1, 'a', NULL), (2, '', '0001-01-01');
--- expect
-> finding error NUL001 public.t.id
-> finding info DEF001 public.t.name
-> finding error NUL001 public.t.name
-> alter column public.t.id
-> alter column public.t.name
-> alter column public.t.name
<- finding error NUL002 public.t.id
<- finding warning DEF002 public.t.name
<- finding error NUL002 public.t.name
<- alter column public.t.id
<- alter column public.t.name
<- alter column public.t.name
