-- A constraint trigger that waits.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer);
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer);
CREATE CONSTRAINT TRIGGER tr AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.f();
--- expect
-> finding warning TRG001 public.t.tr
-> create trigger public.t.tr
<- finding warning TRG002 public.t.tr
<- drop trigger public.t.tr
