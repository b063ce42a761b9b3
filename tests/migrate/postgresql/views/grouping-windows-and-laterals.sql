-- A view of many clauses says something else; its columns stay.
--- before
CREATE TABLE public.sale (id integer PRIMARY KEY, at date, region text, amount numeric);
CREATE VIEW public.ranks AS SELECT region, at, sum(amount) AS total, rank() OVER (PARTITION BY region ORDER BY sum(amount) DESC) AS place FROM public.sale GROUP BY region, at HAVING count(*) > 1;
--- after
CREATE TABLE public.sale (id integer PRIMARY KEY, at date, region text, amount numeric);
CREATE VIEW public.ranks AS WITH top AS MATERIALIZED (SELECT s.region, s.at, sum(s.amount) FILTER (WHERE s.amount > 0) AS total FROM public.sale s, LATERAL (SELECT 1 WHERE s.at IS NOT NULL) AS x GROUP BY GROUPING SETS ((s.region, s.at), (s.region))) SELECT top.region, top.at, top.total, rank() OVER w AS place FROM top WINDOW w AS (PARTITION BY top.region ORDER BY top.total DESC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) ORDER BY 1, 2 LIMIT 10;
--- rows
INSERT INTO public.sale VALUES (1, '2024-02-29', 'Süd', 'NaN'), (2, NULL, NULL, NULL), (3, 'infinity', '', -1);
--- expect
-> finding warning VEW006 public.ranks
-> alter relation public.ranks
<- finding warning VEW006 public.ranks
<- alter relation public.ranks
