-- What everyone may call.
--- before
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION public.g FROM PUBLIC;
--- after
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION public.f FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f TO bastion_case_reader;
CREATE FUNCTION public.g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
--- expect
-> finding error GRT002 public.f().PUBLIC
-> finding warning GRT001 public.f().bastion_case_reader
-> finding error GRT001 public.g().PUBLIC
-> grant routine public.f()
-> grant routine public.g()
<- finding error GRT001 public.f().PUBLIC
<- finding error GRT002 public.f().bastion_case_reader
<- finding error GRT002 public.g().PUBLIC
<- grant routine public.f()
<- grant routine public.g()
