-- A column changes its type under a view, a check, an index, a policy, a trigger and a generated column.
--- before
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer PRIMARY KEY, n integer NOT NULL, double_n integer GENERATED ALWAYS AS (n * 2) STORED, CONSTRAINT positive CHECK (n > 0));
CREATE INDEX t_n ON public.t (n) WHERE n > 10;
CREATE INDEX t_sum ON public.t ((n + id));
CREATE VIEW public.v AS SELECT n FROM public.t;
CREATE TRIGGER touched BEFORE UPDATE OF n ON public.t FOR EACH ROW WHEN (OLD.n IS DISTINCT FROM NEW.n) EXECUTE FUNCTION public.touch();
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY small ON public.t USING (n < 100);
--- after
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer PRIMARY KEY, n bigint NOT NULL, double_n integer GENERATED ALWAYS AS (n * 2) STORED, CONSTRAINT positive CHECK (n > 0));
CREATE INDEX t_n ON public.t (n) WHERE n > 10;
CREATE INDEX t_sum ON public.t ((n + id));
CREATE VIEW public.v AS SELECT n FROM public.t;
CREATE TRIGGER touched BEFORE UPDATE OF n ON public.t FOR EACH ROW WHEN (OLD.n IS DISTINCT FROM NEW.n) EXECUTE FUNCTION public.touch();
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY small ON public.t USING (n < 100);
--- rows
INSERT INTO public.t VALUES (1, 1), (2, 50);
--- expect
-> finding error COL008 public.t.n
-> finding error VEW004 public.v.n
-> drop column public.t.double_n
-> drop trigger public.t.touched
-> drop row_policy public.t.small
-> drop relation public.v
-> alter column public.t.n rewrites
-> create relation public.v
-> create column public.t.double_n rewrites
-> create trigger public.t.touched
-> create row_policy public.t.small
<- finding error COL009 public.t.n
<- finding error VEW004 public.v.n
<- drop column public.t.double_n
<- drop trigger public.t.touched
<- drop row_policy public.t.small
<- drop relation public.v
<- alter column public.t.n rewrites loses values
<- create relation public.v
<- create column public.t.double_n rewrites
<- create trigger public.t.touched
<- create row_policy public.t.small
