-- A published table is written anew and published again.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, b integer);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a integer, b integer);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t;
--- rows
INSERT INTO public.t VALUES (1, 1);
--- expect
-> finding warning COL001 public.t.a
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> create relation public.t
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> alter publication bastion_case_p
-> drop relation public.t
<- finding error COL004 public.t.a
<- drop column public.t.a loses column
