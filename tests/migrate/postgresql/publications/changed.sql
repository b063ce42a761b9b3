-- Tables, columns, filters and operations of a publication change.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE TABLE public.u (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t (id, a), public.u WITH (publish = 'insert');
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE TABLE public.u (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t (id) WHERE (id > 0) WITH (publish = 'insert, delete');
--- expect
-> finding warning PUB006 bastion_case_p
-> finding error PUB001 bastion_case_p
-> finding warning PUB002 bastion_case_p
-> alter publication bastion_case_p
<- finding warning PUB006 bastion_case_p
<- finding warning PUB002 bastion_case_p
<- finding warning PUB007 bastion_case_p
<- alter publication bastion_case_p
