-- A view gets another name, and one of its columns.
--- before
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE VIEW public.w AS SELECT id FROM public.v;
--- after
CREATE TABLE public.t (id integer);
CREATE VIEW public.x AS SELECT id FROM public.t;
CREATE VIEW public.w AS SELECT id FROM public.x;
--- renames
relation public.v -> public.x
--- expect
-> finding error VEW012 public.x
-> rename relation public.x
<- finding error VEW012 public.v
<- rename relation public.v
