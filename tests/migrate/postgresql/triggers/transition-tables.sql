-- A trigger sees the old and new rows as tables.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer);
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER tr AFTER UPDATE ON public.t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION public.f();
--- expect
-> finding warning TRG001 public.t.tr
-> create trigger public.t.tr
<- finding warning TRG002 public.t.tr
<- drop trigger public.t.tr
