-- Rights, owners and comments of a wrapper, a server and a table.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer, a text) SERVER bastion_case_server;
GRANT USAGE ON FOREIGN DATA WRAPPER bastion_case_fdw TO bastion_case_writer;
GRANT USAGE ON FOREIGN SERVER bastion_case_server TO bastion_case_reader;
COMMENT ON SERVER bastion_case_server IS 'old';
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer, a text) SERVER bastion_case_server;
GRANT USAGE ON FOREIGN DATA WRAPPER bastion_case_fdw TO bastion_case_writer WITH GRANT OPTION;
ALTER SERVER bastion_case_server OWNER TO bastion_case_writer;
COMMENT ON FOREIGN DATA WRAPPER bastion_case_fdw IS 'nobody answers';
ALTER FOREIGN TABLE public.f OWNER TO bastion_case_writer;
GRANT SELECT (a) ON public.f TO bastion_case_reader;
--- expect
-> finding info DOC001 bastion_case_fdw
-> finding info DOC001 bastion_case_server
-> finding warning ACL001 bastion_case_server
-> finding warning GRT003 bastion_case_fdw.bastion_case_writer
-> finding error GRT002 bastion_case_server.bastion_case_reader
-> finding warning GRT001 public.f.a.bastion_case_reader
-> finding warning TBL018 public.f
-> alter foreign_data_wrapper bastion_case_fdw
-> alter foreign_server bastion_case_server
-> alter relation public.f
-> grant column public.f.a
-> grant foreign_data_wrapper bastion_case_fdw
-> grant foreign_server bastion_case_server
<- finding info DOC001 bastion_case_fdw
<- finding info DOC001 bastion_case_server
<- finding warning ACL001 bastion_case_server
<- finding warning GRT003 bastion_case_fdw.bastion_case_writer
<- finding warning GRT001 bastion_case_server.bastion_case_reader
<- finding error GRT002 public.f.a.bastion_case_reader
<- finding warning TBL018 public.f
<- alter foreign_data_wrapper bastion_case_fdw
<- alter foreign_server bastion_case_server
<- alter relation public.f
<- grant column public.f.a
<- grant foreign_data_wrapper bastion_case_fdw
<- grant foreign_server bastion_case_server
