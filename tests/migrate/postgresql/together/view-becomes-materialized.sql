-- A view becomes a materialised one; the view on it stays what it is.
--- before
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE VIEW public.w AS SELECT id FROM public.v;
--- after
CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.v AS SELECT id FROM public.t;
CREATE INDEX v_id ON public.v (id);
CREATE VIEW public.w AS SELECT id FROM public.v;
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding warning IDX001 public.v.v_id
-> finding error TBL006 public.v
-> finding error VEW007 public.v
-> finding error VEW007 public.w
-> drop relation public.w
-> drop relation public.v
-> create relation public.v
-> create relation public.w
-> create index public.v.v_id
<- finding warning IDX002 public.v.v_id
<- finding error TBL006 public.v
<- finding info VEW013 public.v
<- finding info VEW013 public.w
<- drop relation public.w
<- drop relation public.v
<- create relation public.v
<- create relation public.w
