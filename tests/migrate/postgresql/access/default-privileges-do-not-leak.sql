-- What is made while default privileges are in force gets only what it should have.
--- before
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO bastion_case_reader;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
--- after
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO bastion_case_reader;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE public.t (id integer);
REVOKE ALL ON public.t FROM bastion_case_reader;
CREATE TABLE public.u (id integer);
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION public.f TO PUBLIC;
CREATE FUNCTION public.g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
--- expect
-> finding info TBL001 public.t
-> finding info TBL001 public.u
-> finding info FUN011 public.f()
-> finding info FUN011 public.g()
-> create routine public.f()
-> create routine public.g()
-> create relation public.t
-> create relation public.u
-> grant routine public.f()
-> grant routine public.g()
-> grant relation public.t
-> grant relation public.u
<- finding error TBL002 public.t
<- finding error TBL002 public.u
<- finding error FUN001 public.f()
<- finding error FUN001 public.g()
<- drop routine public.f()
<- drop routine public.g()
<- drop relation public.t loses rows
<- drop relation public.u loses rows
