-- A trigger of the whole table is off on one partition alone.
--- before
CREATE TABLE public.t (id integer) PARTITION BY LIST (id);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES IN (2);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER g AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
--- after
CREATE TABLE public.t (id integer) PARTITION BY LIST (id);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES IN (2);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER g AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
ALTER TABLE public.t2 DISABLE TRIGGER g;
--- rows
INSERT INTO public.t VALUES (1), (2);
--- rows after
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding warning TRG003 public.t.g
-> alter trigger public.t.g
<- finding warning TRG003 public.t.g
<- alter trigger public.t.g
