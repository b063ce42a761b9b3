-- Time, events, columns and condition change.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer, a integer);
CREATE TRIGGER tr BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer, a integer);
CREATE TRIGGER tr AFTER UPDATE OF a ON public.t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a) EXECUTE FUNCTION public.f();
--- expect
-> finding warning TRG004 public.t.tr
-> drop trigger public.t.tr
-> create trigger public.t.tr
<- finding warning TRG004 public.t.tr
<- drop trigger public.t.tr
<- create trigger public.t.tr
