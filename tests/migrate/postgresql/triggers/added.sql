-- A trigger comes.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer);
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER tr BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.f('x', '1');
COMMENT ON TRIGGER tr ON public.t IS 'tr';
--- expect
-> finding warning TRG001 public.t.tr
-> create trigger public.t.tr
<- finding warning TRG002 public.t.tr
<- drop trigger public.t.tr
