-- A column that a list publishes goes; the list goes on without it.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a text, b text);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t (id, a, b);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b text);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t (id, b);
--- rows
INSERT INTO public.t VALUES (1, 'lost', ''), (2, NULL, NULL), (-2147483648, '', 'ü');
--- expect
-> finding error COL004 public.t.a
-> finding error PUB001 bastion_case_p
-> release publication bastion_case_p
-> drop column public.t.a loses column
-> alter publication bastion_case_p
<- finding warning COL001 public.t.a
<- finding warning PUB007 bastion_case_p
<- release publication bastion_case_p
<- drop constraint public.t.t_pkey
<- set_aside relation public.t
<- create relation public.t
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- alter publication bastion_case_p
<- drop relation public.t
