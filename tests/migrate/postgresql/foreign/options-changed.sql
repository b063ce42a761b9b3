-- Options of wrapper, server, table and column come, change and go.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw OPTIONS (a '1', b '2');
CREATE SERVER bastion_case_server VERSION '1' FOREIGN DATA WRAPPER bastion_case_fdw OPTIONS (a '1', b '2');
CREATE FOREIGN TABLE public.f (id integer OPTIONS (a '1', b '2')) SERVER bastion_case_server OPTIONS (a '1', b '2');
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw OPTIONS (b '3', c '4');
CREATE SERVER bastion_case_server VERSION '2' FOREIGN DATA WRAPPER bastion_case_fdw OPTIONS (b '3', c '4');
CREATE FOREIGN TABLE public.f (id integer OPTIONS (b '3', c '4')) SERVER bastion_case_server OPTIONS (b '3', c '4');
--- expect
-> finding warning COL025 public.f.id
-> finding warning FDW004 bastion_case_fdw
-> finding warning FDW004 bastion_case_server
-> finding warning FDW004 bastion_case_server
-> finding warning TBL019 public.f
-> alter foreign_data_wrapper bastion_case_fdw
-> alter foreign_server bastion_case_server
-> alter relation public.f
-> alter column public.f.id
<- finding warning COL025 public.f.id
<- finding warning FDW004 bastion_case_fdw
<- finding warning FDW004 bastion_case_server
<- finding warning FDW004 bastion_case_server
<- finding warning TBL019 public.f
<- alter foreign_data_wrapper bastion_case_fdw
<- alter foreign_server bastion_case_server
<- alter relation public.f
<- alter column public.f.id
