-- A summary table becomes a materialized view with an index of the same name.
--- before
CREATE TABLE public.sale (day date NOT NULL, amount numeric NOT NULL);
CREATE TABLE public.sale_by_day (day date, total numeric);
CREATE UNIQUE INDEX sale_by_day_key ON public.sale_by_day (day);
--- after
CREATE TABLE public.sale (day date NOT NULL, amount numeric NOT NULL);
CREATE MATERIALIZED VIEW public.sale_by_day AS SELECT day, sum(amount) AS total FROM public.sale GROUP BY day;
CREATE UNIQUE INDEX sale_by_day_key ON public.sale_by_day (day);
--- rows
INSERT INTO public.sale VALUES ('-infinity', 0), ('2024-02-29', 1.50);
--- expect
-> finding error TBL006 public.sale_by_day
-> drop relation public.sale_by_day loses rows
-> create relation public.sale_by_day
-> create index public.sale_by_day.sale_by_day_key
<- finding error TBL006 public.sale_by_day
<- drop relation public.sale_by_day
<- create relation public.sale_by_day
<- create index public.sale_by_day.sale_by_day_key
