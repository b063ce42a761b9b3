-- A column goes that an inline function reads and a trigger watches; both go on without it.
--- before
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer, a integer, b integer);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a + b) FROM public.t; END;
CREATE TRIGGER tr BEFORE UPDATE OF a, b ON public.t FOR EACH ROW EXECUTE FUNCTION public.tr();
--- after
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer, b integer);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(b) FROM public.t; END;
CREATE TRIGGER tr BEFORE UPDATE OF b ON public.t FOR EACH ROW EXECUTE FUNCTION public.tr();
--- rows
INSERT INTO public.t VALUES (1, 2, 3);
--- expect
-> finding error COL004 public.t.a
-> finding warning FUN010 public.f()
-> finding warning TRG004 public.t.tr
-> drop routine public.f()
-> drop trigger public.t.tr
-> drop column public.t.a loses column
-> create routine public.f()
-> create trigger public.t.tr
<- finding warning COL001 public.t.a
<- finding warning FUN010 public.f()
<- finding warning TRG004 public.t.tr
<- drop routine public.f()
<- drop trigger public.t.tr
<- set_aside relation public.t
<- create relation public.t
<- create routine public.f()
<- move_rows relation public.t
<- create trigger public.t.tr
<- drop relation public.t
