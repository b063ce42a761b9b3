-- Owner and rights of sequences.
--- before
CREATE SEQUENCE public.s;
GRANT USAGE, SELECT ON SEQUENCE public.s TO bastion_case_reader;
--- after
CREATE SEQUENCE public.s;
ALTER SEQUENCE public.s OWNER TO bastion_case_writer;
GRANT UPDATE ON SEQUENCE public.s TO bastion_case_reader WITH GRANT OPTION;
--- expect
-> finding warning GRT003 public.s.bastion_case_reader
-> finding warning GRT001 public.s.bastion_case_reader
-> finding error GRT002 public.s.bastion_case_reader
-> finding warning ACL001 public.s
-> alter sequence public.s
-> grant sequence public.s
<- finding warning GRT003 public.s.bastion_case_reader
<- finding warning GRT001 public.s.bastion_case_reader
<- finding error GRT002 public.s.bastion_case_reader
<- finding warning ACL001 public.s
<- alter sequence public.s
<- grant sequence public.s
