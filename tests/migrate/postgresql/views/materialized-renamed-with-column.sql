-- A materialised view, its index and one of its columns get other names.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.sums AS SELECT id, sum(a) AS s FROM public.t GROUP BY id;
CREATE UNIQUE INDEX sums_id ON public.sums (id);
CREATE VIEW public.v AS SELECT s FROM public.sums;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.totals AS SELECT id, sum(a) AS total FROM public.t GROUP BY id;
CREATE UNIQUE INDEX totals_id ON public.totals (id);
CREATE VIEW public.v AS SELECT total AS s FROM public.totals;
--- rows
INSERT INTO public.t VALUES (1, 1), (1, NULL), (NULL, 5);
--- renames
relation public.sums -> public.totals
column public.sums.s -> public.totals.total
index public.sums.sums_id -> public.totals.totals_id
--- expect
-> finding error VEW003 public.totals.total
-> finding info IDX005 public.totals.totals_id
-> finding error VEW012 public.totals
-> finding warning VEW006 public.v
-> rename relation public.totals
-> rename column public.totals.total
-> rename index public.totals.totals_id
-> alter relation public.v
<- finding error VEW003 public.sums.s
<- finding info IDX005 public.sums.sums_id
<- finding error VEW012 public.sums
<- finding warning VEW006 public.v
<- rename relation public.sums
<- rename column public.sums.s
<- rename index public.sums.sums_id
<- alter relation public.v
