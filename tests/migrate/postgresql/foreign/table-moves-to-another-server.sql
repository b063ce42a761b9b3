-- A foreign table is of another server; comment, rights and column options come back.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_a FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_b FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer OPTIONS (column_name 'Id'), a text COLLATE "C" NOT NULL) SERVER bastion_case_a OPTIONS (table_name 't');
COMMENT ON COLUMN public.f.a IS 'a';
GRANT SELECT ON public.f TO bastion_case_reader;
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_a FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_b FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer OPTIONS (column_name 'Id'), a text COLLATE "C" NOT NULL) SERVER bastion_case_b OPTIONS (table_name 't');
COMMENT ON COLUMN public.f.a IS 'a';
GRANT SELECT ON public.f TO bastion_case_reader;
--- expect
-> finding warning TBL019 public.f
-> drop relation public.f
-> create relation public.f
-> grant relation public.f
<- finding warning TBL019 public.f
<- drop relation public.f
<- create relation public.f
<- grant relation public.f
