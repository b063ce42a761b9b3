-- An argument is added, with a default; rights come back.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
REVOKE EXECUTE ON FUNCTION public.f FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f TO bastion_case_reader;
--- after
CREATE FUNCTION public.f(a integer, b integer DEFAULT 5) RETURNS integer LANGUAGE sql AS 'SELECT a + b';
REVOKE EXECUTE ON FUNCTION public.f FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f TO bastion_case_reader;
--- expect
-> finding warning FUN002 public.f(integer)
-> drop routine public.f(integer)
-> create routine public.f(integer, integer)
-> grant routine public.f(integer, integer)
<- finding error FUN002 public.f(integer, integer)
<- drop routine public.f(integer, integer)
<- create routine public.f(integer)
<- grant routine public.f(integer)
