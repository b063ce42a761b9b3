-- A column changes its type under a filled materialised view and an empty one above it.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.full_one AS SELECT id, a FROM public.t;
CREATE MATERIALIZED VIEW public.empty_one AS SELECT sum(a) AS s FROM public.full_one WITH NO DATA;
CREATE INDEX full_one_a ON public.full_one (a);
CREATE INDEX empty_one_s ON public.empty_one (s);
COMMENT ON INDEX public.full_one_a IS 'kept';
--- after
CREATE TABLE public.t (id integer, a bigint);
CREATE MATERIALIZED VIEW public.full_one AS SELECT id, a FROM public.t;
CREATE MATERIALIZED VIEW public.empty_one AS SELECT sum(a) AS s FROM public.full_one WITH NO DATA;
CREATE INDEX full_one_a ON public.full_one (a);
CREATE INDEX empty_one_s ON public.empty_one (s);
COMMENT ON INDEX public.full_one_a IS 'kept';
--- rows
INSERT INTO public.t VALUES (1, 2147483647), (NULL, NULL), (2, -2147483648);
--- expect
-> finding error VEW004 public.empty_one.s
-> finding error VEW004 public.full_one.a
-> finding error COL008 public.t.a
-> drop relation public.empty_one
-> drop relation public.full_one
-> alter column public.t.a rewrites
-> create relation public.full_one
-> create relation public.empty_one
-> create index public.empty_one.empty_one_s
-> create index public.full_one.full_one_a
<- finding error VEW004 public.empty_one.s
<- finding error VEW004 public.full_one.a
<- finding error COL009 public.t.a
<- drop relation public.empty_one
<- drop relation public.full_one
<- alter column public.t.a rewrites loses values
<- create relation public.full_one
<- create relation public.empty_one
<- create index public.empty_one.empty_one_s
<- create index public.full_one.full_one_a
