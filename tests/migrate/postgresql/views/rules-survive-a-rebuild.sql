-- A view with rules for insert, update and delete is made again because its column changes its type.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE VIEW public.v AS SELECT id, a FROM public.t;
CREATE RULE v_insert AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.t VALUES (NEW.id, NEW.a) RETURNING id, a;
CREATE RULE v_update AS ON UPDATE TO public.v WHERE OLD.id > 0 DO INSTEAD UPDATE public.t SET a = NEW.a WHERE id = OLD.id;
CREATE RULE v_update_rest AS ON UPDATE TO public.v DO INSTEAD NOTHING;
CREATE RULE v_delete AS ON DELETE TO public.v DO INSTEAD (DELETE FROM public.t WHERE id = OLD.id; UPDATE public.t SET a = a + 1 WHERE id > OLD.id);
COMMENT ON RULE v_delete ON public.v IS 'two steps';
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a bigint);
CREATE VIEW public.v AS SELECT id, a FROM public.t;
CREATE RULE v_insert AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.t VALUES (NEW.id, NEW.a) RETURNING id, a;
CREATE RULE v_update AS ON UPDATE TO public.v WHERE OLD.id > 0 DO INSTEAD UPDATE public.t SET a = NEW.a WHERE id = OLD.id;
CREATE RULE v_update_rest AS ON UPDATE TO public.v DO INSTEAD NOTHING;
CREATE RULE v_delete AS ON DELETE TO public.v DO INSTEAD (DELETE FROM public.t WHERE id = OLD.id; UPDATE public.t SET a = a + 1 WHERE id > OLD.id);
COMMENT ON RULE v_delete ON public.v IS 'two steps';
--- rows
INSERT INTO public.t VALUES (1, -2147483648), (2, NULL);
--- expect
-> finding error COL008 public.t.a
-> finding error VEW004 public.v.a
-> drop relation public.v
-> alter column public.t.a rewrites
-> create relation public.v
-> create rewrite_rule public.v.v_delete
-> create rewrite_rule public.v.v_insert
-> create rewrite_rule public.v.v_update
-> create rewrite_rule public.v.v_update_rest
<- finding error COL009 public.t.a
<- finding error VEW004 public.v.a
<- drop relation public.v
<- alter column public.t.a rewrites loses values
<- create relation public.v
<- create rewrite_rule public.v.v_delete
<- create rewrite_rule public.v.v_insert
<- create rewrite_rule public.v.v_update
<- create rewrite_rule public.v.v_update_rest
