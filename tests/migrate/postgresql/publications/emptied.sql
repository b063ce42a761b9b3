-- A publication loses its last table.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t WHERE (id > 0);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p;
--- expect
-> finding error PUB001 bastion_case_p
-> alter publication bastion_case_p
<- finding warning PUB007 bastion_case_p
<- alter publication bastion_case_p
