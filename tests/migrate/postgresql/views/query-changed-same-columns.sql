-- A view says something else with the same columns.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT id FROM public.t WHERE a > 0;
COMMENT ON VIEW public.v IS 'v';
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT id FROM public.t WHERE a > 1;
COMMENT ON VIEW public.v IS 'v';
--- expect
-> finding warning VEW006 public.v
-> alter relation public.v
<- finding warning VEW006 public.v
<- alter relation public.v
