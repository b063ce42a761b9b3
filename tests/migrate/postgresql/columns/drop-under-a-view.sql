-- A column goes that a view shows; the view goes on without it.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer, b integer);
CREATE VIEW public.v AS SELECT id, a, b FROM public.t;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b integer);
CREATE VIEW public.v AS SELECT id, b FROM public.t;
--- rows
INSERT INTO public.t VALUES (1, 2, 3);
--- expect
-> finding error COL004 public.t.a
-> finding error VEW002 public.v.a
-> finding warning VEW006 public.v
-> drop relation public.v
-> drop column public.t.a loses column
-> create relation public.v
<- finding warning COL001 public.t.a
<- finding warning VEW005 public.v.a
<- finding warning VEW006 public.v
<- drop constraint public.t.t_pkey
<- drop relation public.v
<- set_aside relation public.t
<- create relation public.t
<- create relation public.v
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- drop relation public.t
