-- A view with triggers of all kinds is made again two levels above a column that changes.
--- before
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION public.s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT id, a FROM public.t;
CREATE VIEW public.w AS SELECT id, a FROM public.v;
CREATE TRIGGER ins INSTEAD OF INSERT ON public.w FOR EACH ROW EXECUTE FUNCTION public.f('w');
CREATE TRIGGER upd INSTEAD OF UPDATE OR DELETE ON public.w FOR EACH ROW EXECUTE FUNCTION public.f();
CREATE TRIGGER stmt AFTER INSERT ON public.w FOR EACH STATEMENT EXECUTE FUNCTION public.s();
COMMENT ON TRIGGER ins ON public.w IS 'ins';
--- after
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION public.s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.t (id integer, a numeric);
CREATE VIEW public.v AS SELECT id, a FROM public.t;
CREATE VIEW public.w AS SELECT id, a FROM public.v;
CREATE TRIGGER ins INSTEAD OF INSERT ON public.w FOR EACH ROW EXECUTE FUNCTION public.f('w');
CREATE TRIGGER upd INSTEAD OF UPDATE OR DELETE ON public.w FOR EACH ROW EXECUTE FUNCTION public.f();
CREATE TRIGGER stmt AFTER INSERT ON public.w FOR EACH STATEMENT EXECUTE FUNCTION public.s();
COMMENT ON TRIGGER ins ON public.w IS 'ins';
--- rows
INSERT INTO public.t VALUES (NULL, NULL), (1, 2147483647);
--- expect
-> finding error COL008 public.t.a
-> finding error VEW004 public.v.a
-> finding error VEW004 public.w.a
-> drop relation public.w
-> drop relation public.v
-> alter column public.t.a rewrites
-> create relation public.v
-> create relation public.w
-> create trigger public.w.ins
-> create trigger public.w.stmt
-> create trigger public.w.upd
<- finding error COL009 public.t.a
<- finding error VEW004 public.v.a
<- finding error VEW004 public.w.a
<- drop relation public.w
<- drop relation public.v
<- alter column public.t.a rewrites loses values
<- create relation public.v
<- create relation public.w
<- create trigger public.w.ins
<- create trigger public.w.stmt
<- create trigger public.w.upd
