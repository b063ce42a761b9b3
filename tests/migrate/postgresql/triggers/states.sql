-- Triggers are switched off, on, to replica and to always.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER a AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
CREATE TRIGGER b AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
CREATE TRIGGER c AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER b;
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER a AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
CREATE TRIGGER b AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
CREATE TRIGGER c AFTER INSERT ON public.t EXECUTE FUNCTION public.f();
ALTER TABLE public.t DISABLE TRIGGER a, ENABLE ALWAYS TRIGGER b, ENABLE REPLICA TRIGGER c;
--- expect
-> finding warning TRG003 public.t.a
-> finding warning TRG003 public.t.b
-> finding warning TRG003 public.t.c
-> alter trigger public.t.a
-> alter trigger public.t.b
-> alter trigger public.t.c
<- finding warning TRG003 public.t.a
<- finding warning TRG003 public.t.b
<- finding warning TRG003 public.t.c
<- alter trigger public.t.a
<- alter trigger public.t.b
<- alter trigger public.t.c
