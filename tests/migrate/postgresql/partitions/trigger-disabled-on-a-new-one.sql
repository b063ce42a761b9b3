-- A partition comes on which a trigger of the whole table is off.
--- before
CREATE TABLE public.t (id integer) PARTITION BY LIST (id);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER g AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
--- after
CREATE TABLE public.t (id integer) PARTITION BY LIST (id);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES IN (2);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER g AFTER INSERT ON public.t FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION public.f();
ALTER TABLE public.t2 ENABLE ALWAYS TRIGGER g;
ALTER TABLE ONLY public.t DISABLE TRIGGER g;
--- expect
-> finding info PAR001 public.t2
-> finding warning TRG004 public.t.g
-> finding warning TRG003 public.t.g
-> finding warning TRG003 public.t.g
-> drop trigger public.t.g
-> create relation public.t2
-> attach relation public.t2
-> create trigger public.t.g
<- finding error PAR002 public.t2
<- finding warning TRG004 public.t.g
<- finding warning TRG003 public.t.g
<- finding warning TRG003 public.t.g
<- drop trigger public.t.g
<- drop relation public.t2 loses rows
<- create trigger public.t.g
