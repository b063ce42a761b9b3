-- A view loses a column; the view on it is made again.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT id, a FROM public.t;
CREATE VIEW public.w AS SELECT id FROM public.v;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE VIEW public.w AS SELECT id FROM public.v;
--- expect
-> finding error VEW002 public.v.a
-> finding warning VEW006 public.v
-> drop relation public.w
-> drop relation public.v
-> create relation public.v
-> create relation public.w
<- finding warning VEW005 public.v.a
<- finding warning VEW006 public.v
<- alter relation public.v
