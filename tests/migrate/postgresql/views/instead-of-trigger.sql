-- A view with a trigger that writes instead; the view is made again with it.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT id, a FROM public.t;
CREATE TRIGGER tr INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.f();
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT a FROM public.t;
CREATE TRIGGER tr INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.f();
--- expect
-> finding error VEW002 public.v.id
-> finding warning VEW006 public.v
-> drop relation public.v
-> create relation public.v
-> create trigger public.v.tr
<- finding warning VEW005 public.v.id
<- finding warning VEW006 public.v
<- drop relation public.v
<- create relation public.v
<- create trigger public.v.tr
