-- Rewrite rules of a view and a table come, change and go.
--- before
CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE RULE ins AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.t VALUES (NEW.id);
CREATE RULE logged AS ON UPDATE TO public.t DO ALSO INSERT INTO public.log VALUES (OLD.id);
--- after
CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE RULE ins AS ON INSERT TO public.v DO INSTEAD NOTHING;
CREATE RULE del AS ON DELETE TO public.t WHERE OLD.id = 0 DO INSTEAD NOTHING;
COMMENT ON RULE del ON public.t IS 'nothing to lose';
--- expect
-> finding warning RUL001 public.t.del
-> finding warning RUL002 public.t.logged
-> finding warning RUL004 public.v.ins
-> drop rewrite_rule public.t.logged
-> drop rewrite_rule public.v.ins
-> create rewrite_rule public.t.del
-> create rewrite_rule public.v.ins
<- finding warning RUL002 public.t.del
<- finding warning RUL001 public.t.logged
<- finding warning RUL004 public.v.ins
<- drop rewrite_rule public.t.del
<- drop rewrite_rule public.v.ins
<- create rewrite_rule public.t.logged
<- create rewrite_rule public.v.ins
