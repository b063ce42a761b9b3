-- A column that stands between two others writes the table anew, with its rows.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, z text);
CREATE INDEX t_z ON public.t (z);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, m integer DEFAULT 5, z text);
CREATE INDEX t_z ON public.t (z);
--- rows
INSERT INTO public.t VALUES (1, 'a'), (2, NULL);
--- expect
-> finding warning COL001 public.t.m
-> drop constraint public.t.t_pkey
-> drop index public.t.t_z
-> set_aside relation public.t
-> create relation public.t
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> create index public.t.t_z
-> drop relation public.t
<- finding error COL004 public.t.m
<- drop column public.t.m loses column
