-- How a materialised view is stored.
--- before
CREATE TABLE public.t (id integer, a text);
CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 70) AS SELECT id, a FROM public.t;
--- after
CREATE TABLE public.t (id integer, a text);
CREATE MATERIALIZED VIEW public.m WITH (autovacuum_enabled = false) AS SELECT id, a FROM public.t;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN a SET STATISTICS 50;
--- expect
-> finding info COL019 public.m.a
-> finding info TBL015 public.m
-> alter relation public.m
-> alter column public.m.a
<- finding info COL019 public.m.a
<- finding info TBL015 public.m
<- alter relation public.m
<- alter column public.m.a
