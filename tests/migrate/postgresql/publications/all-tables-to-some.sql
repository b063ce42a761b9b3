-- A publication of all tables becomes one of some.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR ALL TABLES;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t;
--- expect
-> finding error PUB001 bastion_case_p
-> finding error PUB001 bastion_case_p
-> drop publication bastion_case_p
-> create publication bastion_case_p
<- finding warning PUB007 bastion_case_p
<- finding warning PUB007 bastion_case_p
<- drop publication bastion_case_p
<- create publication bastion_case_p
