-- A default calls a function that is new; the old default's function goes.
--- before
CREATE FUNCTION public.old_code() RETURNS text LANGUAGE sql VOLATILE AS 'SELECT ''o''';
CREATE TABLE public.t (id integer, code text DEFAULT public.old_code());
--- after
CREATE FUNCTION public.new_code() RETURNS text LANGUAGE sql VOLATILE AS 'SELECT ''n''';
CREATE TABLE public.t (id integer, code text DEFAULT public.new_code());
--- rows
INSERT INTO public.t VALUES (1, 'x');
--- expect
-> finding warning DEF003 public.t.code
-> finding info FUN011 public.new_code()
-> finding error FUN001 public.old_code()
-> release column public.t.code
-> drop routine public.old_code()
-> create routine public.new_code()
-> alter column public.t.code
<- finding warning DEF003 public.t.code
<- finding error FUN001 public.new_code()
<- finding info FUN011 public.old_code()
<- release column public.t.code
<- drop routine public.new_code()
<- create routine public.old_code()
<- alter column public.t.code
