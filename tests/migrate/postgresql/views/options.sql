-- Options of views come, change and go.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v WITH (security_barrier) AS SELECT id, a FROM public.t WHERE a > 0;
CREATE VIEW public.w AS SELECT id, a FROM public.t WHERE a > 0 WITH LOCAL CHECK OPTION;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v WITH (security_invoker) AS SELECT id, a FROM public.t WHERE a > 0;
CREATE VIEW public.w WITH (security_barrier) AS SELECT id, a FROM public.t WHERE a > 0 WITH CASCADED CHECK OPTION;
--- expect
-> finding error VEW008 public.v
-> finding error VEW008 public.v
-> finding error VEW009 public.w
-> finding error VEW008 public.w
-> alter relation public.v
-> alter relation public.w
<- finding error VEW008 public.v
<- finding error VEW008 public.v
<- finding error VEW009 public.w
<- finding error VEW008 public.w
<- alter relation public.v
<- alter relation public.w
