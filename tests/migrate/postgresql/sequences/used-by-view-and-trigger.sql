-- A sequence that a view and a trigger read changes its type and becomes a table's own.
--- before
CREATE SEQUENCE public.s AS integer;
CREATE TABLE public.t (id integer, n integer);
CREATE VIEW public.v AS SELECT last_value FROM public.s;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.n := nextval('public.s'); RETURN NEW; END$$;
CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION public.f();
--- after
CREATE TABLE public.t (id integer, n integer);
CREATE SEQUENCE public.s AS bigint OWNED BY public.t.n;
CREATE VIEW public.v AS SELECT last_value, is_called FROM public.s;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.n := nextval('public.s') + 1; RETURN NEW; END$$;
CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION public.f();
--- expect
-> finding warning VEW005 public.v.is_called
-> finding warning VEW006 public.v
-> finding warning FUN010 public.f()
-> finding warning SEQ005 public.s
-> finding info SEQ001 public.s
-> finding info SEQ009 public.s
-> finding warning TRG004 public.t.g
-> drop trigger public.t.g
-> alter sequence public.s
-> alter routine public.f()
-> alter relation public.v
-> attach sequence public.s
-> create trigger public.t.g
<- finding error VEW002 public.v.is_called
<- finding warning VEW006 public.v
<- finding warning FUN010 public.f()
<- finding warning SEQ005 public.s
<- finding error SEQ001 public.s
<- finding info SEQ009 public.s
<- finding warning TRG004 public.t.g
<- release sequence public.s
<- drop trigger public.t.g
<- drop relation public.v
<- alter sequence public.s loses values
<- alter routine public.f()
<- create relation public.v
<- create trigger public.t.g
