-- A check calls a function that must be made anew, as its argument gets another name.
--- before
CREATE FUNCTION public.fine(word text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT word <> ''''';
CREATE TABLE public.t (a text CONSTRAINT c CHECK (public.fine(a)));
CREATE INDEX t_fine ON public.t (public.fine(a));
--- after
CREATE FUNCTION public.fine(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT value <> ''''';
CREATE TABLE public.t (a text CONSTRAINT c CHECK (public.fine(a)));
CREATE INDEX t_fine ON public.t (public.fine(a));
--- rows
INSERT INTO public.t VALUES ('x'), (NULL);
--- expect
-> finding error FUN004 public.fine(text)
-> finding warning FUN010 public.fine(text)
-> drop constraint public.t.c
-> drop index public.t.t_fine
-> drop routine public.fine(text)
-> create routine public.fine(text)
-> create constraint public.t.c
-> create index public.t.t_fine
<- finding error FUN004 public.fine(text)
<- finding warning FUN010 public.fine(text)
<- drop constraint public.t.c
<- drop index public.t.t_fine
<- drop routine public.fine(text)
<- create routine public.fine(text)
<- create constraint public.t.c
<- create index public.t.t_fine
