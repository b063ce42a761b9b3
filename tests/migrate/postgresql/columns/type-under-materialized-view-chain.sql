-- A column changes its type under a view, a materialized view over that with an index and a comment, and one more view.
--- before
CREATE TABLE public.sale (id integer PRIMARY KEY, amount integer, day date);
CREATE VIEW public.good_sale AS SELECT id, amount, day FROM public.sale WHERE amount > 0;
CREATE MATERIALIZED VIEW public.per_day AS SELECT day, sum(amount) AS total, max(amount) AS highest FROM public.good_sale GROUP BY day;
CREATE UNIQUE INDEX per_day_day ON public.per_day (day);
COMMENT ON MATERIALIZED VIEW public.per_day IS 'Umsätze';
COMMENT ON INDEX public.per_day_day IS 'one row a day';
CREATE VIEW public.best AS SELECT day FROM public.per_day WHERE highest = (SELECT max(highest) FROM public.per_day);
GRANT SELECT ON public.best, public.per_day TO bastion_case_reader;
--- after
CREATE TABLE public.sale (id integer PRIMARY KEY, amount numeric(12,2), day date);
CREATE VIEW public.good_sale AS SELECT id, amount, day FROM public.sale WHERE amount > 0;
CREATE MATERIALIZED VIEW public.per_day AS SELECT day, sum(amount) AS total, max(amount) AS highest FROM public.good_sale GROUP BY day;
CREATE UNIQUE INDEX per_day_day ON public.per_day (day);
COMMENT ON MATERIALIZED VIEW public.per_day IS 'Umsätze';
COMMENT ON INDEX public.per_day_day IS 'one row a day';
CREATE VIEW public.best AS SELECT day FROM public.per_day WHERE highest = (SELECT max(highest) FROM public.per_day);
GRANT SELECT ON public.best, public.per_day TO bastion_case_reader;
--- rows
INSERT INTO public.sale VALUES (1, 5, '2024-01-01'), (2, 7, '2024-01-01'), (3, -1, NULL), (4, NULL, '2024-01-02');
REFRESH MATERIALIZED VIEW public.per_day;
--- expect
-> finding error VEW004 public.good_sale.amount
-> finding error VEW004 public.per_day.highest
-> finding error VEW004 public.per_day.total
-> finding error COL009 public.sale.amount
-> finding warning VEW006 public.good_sale
-> drop relation public.best
-> drop relation public.per_day
-> drop relation public.good_sale
-> alter column public.sale.amount rewrites loses values
-> create relation public.good_sale
-> create relation public.per_day
-> create relation public.best
-> create index public.per_day.per_day_day
-> grant relation public.best
-> grant relation public.per_day
<- finding error VEW004 public.good_sale.amount
<- finding error VEW004 public.per_day.highest
<- finding error VEW004 public.per_day.total
<- finding error COL009 public.sale.amount
<- finding warning VEW006 public.good_sale
<- drop relation public.best
<- drop relation public.per_day
<- drop relation public.good_sale
<- alter column public.sale.amount rewrites loses values
<- create relation public.good_sale
<- create relation public.per_day
<- create relation public.best
<- create index public.per_day.per_day_day
<- grant relation public.best
<- grant relation public.per_day
