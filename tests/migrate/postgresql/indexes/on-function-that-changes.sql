-- An index calls a function whose result type changes.
--- before
CREATE FUNCTION public.key(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (public.key(a));
--- after
CREATE FUNCTION public.key(text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT length($1)';
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (public.key(a));
--- rows
INSERT INTO public.t VALUES ('x'), (NULL);
--- expect
-> finding warning FUN010 public.key(text)
-> finding error FUN006 public.key(text)
-> drop index public.t.i
-> drop routine public.key(text)
-> create routine public.key(text)
-> create index public.t.i
<- finding warning FUN010 public.key(text)
<- finding error FUN006 public.key(text)
<- drop index public.t.i
<- drop routine public.key(text)
<- create routine public.key(text)
<- create index public.t.i
