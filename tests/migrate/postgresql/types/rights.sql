-- Rights on types come and go.
--- before
CREATE TYPE public.a AS ENUM ('x');
CREATE DOMAIN public.b AS integer;
REVOKE USAGE ON TYPE public.a FROM PUBLIC;
--- after
CREATE TYPE public.a AS ENUM ('x');
CREATE DOMAIN public.b AS integer;
REVOKE USAGE ON DOMAIN public.b FROM PUBLIC;
GRANT USAGE ON DOMAIN public.b TO bastion_case_reader WITH GRANT OPTION;
--- expect
-> finding error GRT001 public.a.PUBLIC
-> finding error GRT002 public.b.PUBLIC
-> finding warning GRT001 public.b.bastion_case_reader
-> grant enum public.a
-> grant domain public.b
<- finding error GRT002 public.a.PUBLIC
<- finding error GRT001 public.b.PUBLIC
<- finding error GRT002 public.b.bastion_case_reader
<- grant enum public.a
<- grant domain public.b
