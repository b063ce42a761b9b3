-- A view that comes reads a column that comes with it, at the end of a table and of another view.
--- before
CREATE TABLE public.t (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
--- after
CREATE TABLE public.t (id integer, added date DEFAULT '2024-02-29');
CREATE VIEW public.v AS SELECT id, added FROM public.t;
CREATE VIEW public.recent AS SELECT id, added FROM public.v WHERE added > '2024-01-01' WITH CASCADED CHECK OPTION;
--- rows
INSERT INTO public.t VALUES (1), (NULL);
--- expect
-> finding warning COL001 public.t.added
-> finding warning VEW005 public.v.added
-> finding info VEW011 public.recent
-> finding warning VEW006 public.v
-> create column public.t.added
-> alter relation public.v
-> create relation public.recent
<- finding error COL004 public.t.added
<- finding error VEW002 public.v.added
<- finding error VEW001 public.recent
<- finding warning VEW006 public.v
<- drop relation public.recent
<- drop relation public.v
<- drop column public.t.added loses column
<- create relation public.v
