-- A materialised view is filled; another is emptied.
--- before
CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id FROM public.t WITH NO DATA;
CREATE MATERIALIZED VIEW public.n AS SELECT id FROM public.t;
--- after
CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id FROM public.t;
CREATE MATERIALIZED VIEW public.n AS SELECT id FROM public.t WITH NO DATA;
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding error VEW010 public.n
-> alter relation public.m rewrites
-> alter relation public.n rewrites
<- finding error VEW010 public.m
<- alter relation public.m rewrites
<- alter relation public.n rewrites
