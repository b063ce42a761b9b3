-- A view that another view reads becomes a table; the view on top has to be made again.
--- before
CREATE VIEW public.base AS SELECT 1 AS id, 'x'::text AS name;
CREATE VIEW public.top AS SELECT id FROM public.base;
--- after
CREATE TABLE public.base (id integer, name text);
CREATE VIEW public.top AS SELECT id FROM public.base;
--- expect
-> finding error TBL006 public.base
-> finding info VEW013 public.top
-> drop relation public.top
-> drop relation public.base
-> create relation public.base
-> create relation public.top
<- finding error TBL006 public.base
<- finding error VEW007 public.top
<- drop relation public.top
<- drop relation public.base loses rows
<- create relation public.base
<- create relation public.top
