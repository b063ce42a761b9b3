-- A materialised view becomes a table of the same name and columns; a view reads it all along.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.cache AS SELECT id, a FROM public.t;
CREATE INDEX cache_id ON public.cache (id);
CREATE VIEW public.v AS SELECT id FROM public.cache;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE TABLE public.cache (id integer, a integer);
CREATE INDEX cache_id ON public.cache (id);
CREATE VIEW public.v AS SELECT id FROM public.cache;
--- rows
INSERT INTO public.t VALUES (1, NULL), (0, 0);
--- expect
-> finding error TBL006 public.cache
-> finding info VEW013 public.v
-> drop relation public.v
-> drop relation public.cache
-> create relation public.cache
-> create relation public.v
-> create index public.cache.cache_id
<- finding error TBL006 public.cache
<- finding error VEW007 public.v
<- drop relation public.v
<- drop relation public.cache loses rows
<- create relation public.cache
<- create relation public.v
<- create index public.cache.cache_id
