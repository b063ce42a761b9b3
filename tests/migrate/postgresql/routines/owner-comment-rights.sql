-- Owner, comment and rights of routines.
--- before
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE public.p() LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE public.p IS 'p';
--- after
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE public.p() LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION public.f OWNER TO bastion_case_writer;
COMMENT ON FUNCTION public.f IS 'f';
REVOKE EXECUTE ON PROCEDURE public.p FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE public.p TO bastion_case_reader WITH GRANT OPTION;
--- expect
-> finding error GRT002 public.p().PUBLIC
-> finding warning GRT001 public.p().bastion_case_reader
-> finding info DOC001 public.f()
-> finding warning ACL001 public.f()
-> finding info DOC001 public.p()
-> alter routine public.f()
-> alter routine public.p()
-> grant routine public.p()
<- finding error GRT001 public.p().PUBLIC
<- finding error GRT002 public.p().bastion_case_reader
<- finding info DOC001 public.f()
<- finding warning ACL001 public.f()
<- finding info DOC001 public.p()
<- alter routine public.f()
<- alter routine public.p()
<- grant routine public.p()
