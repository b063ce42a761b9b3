-- A trigger's function changes in place; another trigger gets another function.
--- before
CREATE FUNCTION public.a() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION public.b() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER x BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.a();
CREATE TRIGGER y BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.b();
--- after
CREATE FUNCTION public.a() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.id := 1; RETURN NEW; END';
CREATE FUNCTION public.c() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer);
CREATE TRIGGER x BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.a();
CREATE TRIGGER y BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.c();
--- expect
-> finding warning FUN010 public.a()
-> finding error FUN001 public.b()
-> finding info FUN011 public.c()
-> finding warning TRG004 public.t.y
-> drop trigger public.t.y
-> drop routine public.b()
-> alter routine public.a()
-> create routine public.c()
-> create trigger public.t.y
<- finding warning FUN010 public.a()
<- finding info FUN011 public.b()
<- finding error FUN001 public.c()
<- finding warning TRG004 public.t.y
<- drop trigger public.t.y
<- drop routine public.c()
<- alter routine public.a()
<- create routine public.b()
<- create trigger public.t.y
