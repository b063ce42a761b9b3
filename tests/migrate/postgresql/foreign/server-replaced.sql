-- A server is of another type: it and its table are made anew.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server TYPE 'a' FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer) SERVER bastion_case_server;
CREATE VIEW public.v AS SELECT id FROM public.f;
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server TYPE 'b' FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer) SERVER bastion_case_server;
CREATE VIEW public.v AS SELECT id FROM public.f;
--- expect
-> finding warning FDW004 bastion_case_server
-> drop relation public.v
-> drop relation public.f
-> drop foreign_server bastion_case_server
-> create foreign_server bastion_case_server
-> create relation public.f
-> create relation public.v
<- finding warning FDW004 bastion_case_server
<- drop relation public.v
<- drop relation public.f
<- drop foreign_server bastion_case_server
<- create foreign_server bastion_case_server
<- create relation public.f
<- create relation public.v
