-- A check calls a function whose body changes; the check stays.
--- before
CREATE FUNCTION public.fine(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> ''''';
CREATE TABLE public.t (a text CONSTRAINT c CHECK (public.fine(a)));
--- after
CREATE FUNCTION public.fine(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length($1) > 0';
CREATE TABLE public.t (a text CONSTRAINT c CHECK (public.fine(a)));
--- rows
INSERT INTO public.t VALUES ('x'), (NULL);
--- expect
-> finding warning FUN010 public.fine(text)
-> alter routine public.fine(text)
<- finding warning FUN010 public.fine(text)
<- alter routine public.fine(text)
