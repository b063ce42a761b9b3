-- A wrapper goes with two servers, their tables, the mappings and a view over one of the tables.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_a FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_b FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE USER MAPPING FOR PUBLIC SERVER bastion_case_a;
CREATE USER MAPPING FOR bastion_case_writer SERVER bastion_case_b;
CREATE FOREIGN TABLE public.f (id integer) SERVER bastion_case_a;
CREATE FOREIGN TABLE public.g (id integer) SERVER bastion_case_b;
CREATE VIEW public.v AS SELECT f.id FROM public.f;
--- after
CREATE TABLE public.f (id integer);
CREATE VIEW public.v AS SELECT f.id FROM public.f;
--- expect
-> finding error FDW002 bastion_case_fdw
-> finding error FDW002 bastion_case_a
-> finding error FDW002 bastion_case_b
-> finding warning TBL019 public.f
-> finding error TBL006 public.f
-> finding error TBL002 public.g
-> finding info VEW013 public.v
-> drop relation public.g
-> drop relation public.v
-> drop relation public.f
-> drop user_mapping bastion_case_a.PUBLIC
-> drop foreign_server bastion_case_a
-> drop user_mapping bastion_case_b.bastion_case_writer
-> drop foreign_server bastion_case_b
-> drop foreign_data_wrapper bastion_case_fdw
-> create relation public.f
-> create relation public.v
<- finding info FDW001 bastion_case_fdw
<- finding info FDW001 bastion_case_a
<- finding info FDW001 bastion_case_b
<- finding warning TBL019 public.f
<- finding error TBL006 public.f
<- finding info TBL001 public.g
<- finding error VEW007 public.v
<- drop relation public.v
<- drop relation public.f loses rows
<- create foreign_data_wrapper bastion_case_fdw
<- create foreign_server bastion_case_a
<- create user_mapping bastion_case_a.PUBLIC
<- create foreign_server bastion_case_b
<- create user_mapping bastion_case_b.bastion_case_writer
<- create relation public.f
<- create relation public.g
<- create relation public.v
