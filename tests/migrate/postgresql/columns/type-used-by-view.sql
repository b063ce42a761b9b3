-- A column changes its type under a view; the view is made again, with its comment and rights.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, n integer);
CREATE VIEW public.v AS SELECT id, n FROM public.t WHERE n > 0;
COMMENT ON VIEW public.v IS 'positive ones';
GRANT SELECT ON public.v TO bastion_case_reader;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, n bigint);
CREATE VIEW public.v AS SELECT id, n FROM public.t WHERE n > 0;
COMMENT ON VIEW public.v IS 'positive ones';
GRANT SELECT ON public.v TO bastion_case_reader;
--- rows
INSERT INTO public.t VALUES (1, 1), (2, -1);
--- expect
-> finding error COL008 public.t.n
-> finding error VEW004 public.v.n
-> drop relation public.v
-> alter column public.t.n rewrites
-> create relation public.v
-> grant relation public.v
<- finding error COL009 public.t.n
<- finding error VEW004 public.v.n
<- drop relation public.v
<- alter column public.t.n rewrites loses values
<- create relation public.v
<- grant relation public.v
