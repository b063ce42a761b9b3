-- A trigger gets another name.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER a AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER "B b" AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
--- renames
trigger public.t.a -> public.t.B b
--- expect
-> finding warning TRG005 public.t.B b
-> finding warning TRG004 public.t.B b
-> drop trigger public.t.a
-> create trigger public.t.B b
<- finding warning TRG005 public.t.a
<- finding warning TRG004 public.t.a
<- drop trigger public.t.B b
<- create trigger public.t.a
