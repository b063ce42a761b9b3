-- An argument gets another name under a view, a default and a trigger condition.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer DEFAULT public.f(3), g integer GENERATED ALWAYS AS (public.f(5)) STORED);
CREATE VIEW public.v AS SELECT public.f(id) AS x FROM public.t;
CREATE TRIGGER tr BEFORE INSERT ON public.t FOR EACH ROW WHEN (public.f(NEW.id) > 0) EXECUTE FUNCTION public.tr();
CREATE POLICY p ON public.t USING (public.f(id) > 0);
--- after
CREATE FUNCTION public.f(b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT b';
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer DEFAULT public.f(3), g integer GENERATED ALWAYS AS (public.f(5)) STORED);
CREATE VIEW public.v AS SELECT public.f(id) AS x FROM public.t;
CREATE TRIGGER tr BEFORE INSERT ON public.t FOR EACH ROW WHEN (public.f(NEW.id) > 0) EXECUTE FUNCTION public.tr();
CREATE POLICY p ON public.t USING (public.f(id) > 0);
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding error FUN004 public.f(integer)
-> finding warning FUN010 public.f(integer)
-> release column public.t.id
-> drop column public.t.g
-> drop trigger public.t.tr
-> drop row_policy public.t.p
-> drop relation public.v
-> drop routine public.f(integer)
-> create routine public.f(integer)
-> create relation public.v
-> create column public.t.g rewrites
-> alter column public.t.id
-> create trigger public.t.tr
-> create row_policy public.t.p
<- finding error FUN004 public.f(integer)
<- finding warning FUN010 public.f(integer)
<- release column public.t.id
<- drop column public.t.g
<- drop trigger public.t.tr
<- drop row_policy public.t.p
<- drop relation public.v
<- drop routine public.f(integer)
<- create routine public.f(integer)
<- create relation public.v
<- create column public.t.g rewrites
<- alter column public.t.id
<- create trigger public.t.tr
<- create row_policy public.t.p
