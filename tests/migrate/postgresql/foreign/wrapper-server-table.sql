-- A wrapper without a handler, a server and a table with options.
--- before
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw OPTIONS (debug 'true');
CREATE SERVER bastion_case_server TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER bastion_case_fdw OPTIONS (host 'h', "odd name" 'it''s');
CREATE FOREIGN TABLE public.f (id integer OPTIONS (column_name 'ID') NOT NULL, a text DEFAULT 'x', CONSTRAINT c CHECK (id > 0)) SERVER bastion_case_server OPTIONS (schema_name 's', table_name 't');
COMMENT ON FOREIGN TABLE public.f IS 'far';
GRANT USAGE ON FOREIGN SERVER bastion_case_server TO bastion_case_reader;
GRANT USAGE ON FOREIGN DATA WRAPPER bastion_case_fdw TO bastion_case_reader;
--- expect
-> finding info FDW001 bastion_case_fdw
-> finding info FDW001 bastion_case_server
-> finding info TBL001 public.f
-> create foreign_data_wrapper bastion_case_fdw
-> create foreign_server bastion_case_server
-> create relation public.f
-> create constraint public.f.c
-> grant foreign_data_wrapper bastion_case_fdw
-> grant foreign_server bastion_case_server
<- finding error FDW002 bastion_case_fdw
<- finding error FDW002 bastion_case_server
<- finding error TBL002 public.f
<- drop relation public.f
<- drop foreign_server bastion_case_server
<- drop foreign_data_wrapper bastion_case_fdw
