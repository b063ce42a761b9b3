-- A column changes its type under a trigger with a condition, one for its updates, a disabled one and a rule.
--- before
CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.stock (id integer PRIMARY KEY, amount integer NOT NULL DEFAULT 0, name text);
CREATE TABLE public.stock_log (id integer, amount bigint);
CREATE TRIGGER fell AFTER UPDATE OF amount ON public.stock FOR EACH ROW WHEN (NEW.amount < OLD.amount) EXECUTE FUNCTION public.note();
CREATE TRIGGER came AFTER INSERT ON public.stock FOR EACH ROW WHEN (NEW.amount > 100) EXECUTE FUNCTION public.note();
ALTER TABLE public.stock DISABLE TRIGGER came;
CREATE RULE logged AS ON DELETE TO public.stock DO ALSO INSERT INTO public.stock_log VALUES (OLD.id, OLD.amount);
--- after
CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE public.stock (id integer PRIMARY KEY, amount bigint NOT NULL DEFAULT 0, name text);
CREATE TABLE public.stock_log (id integer, amount bigint);
CREATE TRIGGER fell AFTER UPDATE OF amount ON public.stock FOR EACH ROW WHEN (NEW.amount < OLD.amount) EXECUTE FUNCTION public.note();
CREATE TRIGGER came AFTER INSERT ON public.stock FOR EACH ROW WHEN (NEW.amount > 100) EXECUTE FUNCTION public.note();
ALTER TABLE public.stock DISABLE TRIGGER came;
CREATE RULE logged AS ON DELETE TO public.stock DO ALSO INSERT INTO public.stock_log VALUES (OLD.id, OLD.amount);
--- rows
INSERT INTO public.stock VALUES (1, 2147483647, NULL), (2, -2147483648, '');
--- expect
-> finding error COL008 public.stock.amount
-> release column public.stock.amount
-> drop trigger public.stock.came
-> drop trigger public.stock.fell
-> drop rewrite_rule public.stock.logged
-> alter column public.stock.amount rewrites
-> alter column public.stock.amount
-> create trigger public.stock.came
-> create trigger public.stock.fell
-> create rewrite_rule public.stock.logged
<- finding error COL009 public.stock.amount
<- release column public.stock.amount
<- drop trigger public.stock.came
<- drop trigger public.stock.fell
<- drop rewrite_rule public.stock.logged
<- alter column public.stock.amount rewrites loses values
<- alter column public.stock.amount
<- create trigger public.stock.came
<- create trigger public.stock.fell
<- create rewrite_rule public.stock.logged
