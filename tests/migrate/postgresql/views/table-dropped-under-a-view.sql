-- A table goes with the view on it.
--- before
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE MATERIALIZED VIEW public.m AS SELECT id FROM public.v;
--- after
--- expect
-> finding error VEW001 public.m
-> finding error TBL002 public.t
-> finding error VEW001 public.v
-> drop relation public.m
-> drop relation public.v
-> drop relation public.t loses rows
<- finding info VEW011 public.m
<- finding info TBL001 public.t
<- finding info VEW011 public.v
<- create relation public.t
<- create relation public.v
<- create relation public.m
