-- The middle view of three goes; the highest reads the lowest.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.low AS SELECT id, a FROM public.t;
CREATE VIEW public.middle AS SELECT id, a FROM public.low WHERE a > 0;
CREATE VIEW public.high AS SELECT id FROM public.middle;
GRANT SELECT ON public.high TO PUBLIC;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.low AS SELECT id, a FROM public.t;
CREATE VIEW public.high AS SELECT id FROM public.low WHERE a > 0;
GRANT SELECT ON public.high TO PUBLIC;
--- expect
-> finding warning VEW006 public.high
-> finding error VEW001 public.middle
-> drop relation public.high
-> drop relation public.middle
-> create relation public.high
-> grant relation public.high
<- finding warning VEW006 public.high
<- finding info VEW011 public.middle
<- create relation public.middle
<- alter relation public.high
