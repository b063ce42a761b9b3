-- A column that a filter reads changes its type.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE TABLE public.u (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t WHERE (id > 0), public.u;
--- after
CREATE TABLE public.t (id bigint PRIMARY KEY, a integer);
CREATE TABLE public.u (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t WHERE (id > 0), public.u;
--- rows
INSERT INTO public.t VALUES (1, 1);
--- expect
-> finding error COL008 public.t.id
-> release publication bastion_case_p
-> alter column public.t.id rewrites
-> alter publication bastion_case_p
<- finding error COL009 public.t.id
<- release publication bastion_case_p
<- alter column public.t.id rewrites loses values
<- alter publication bastion_case_p
