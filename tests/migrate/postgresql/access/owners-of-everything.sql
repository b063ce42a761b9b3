-- Owners of a schema, a view, a type, a function and a sequence.
--- before
CREATE SCHEMA app;
CREATE TYPE public.e AS ENUM ('a');
CREATE SEQUENCE public.s;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW public.v AS SELECT 1 AS x;
--- after
CREATE SCHEMA app AUTHORIZATION bastion_case_writer;
CREATE TYPE public.e AS ENUM ('a');
ALTER TYPE public.e OWNER TO bastion_case_writer;
CREATE SEQUENCE public.s;
ALTER SEQUENCE public.s OWNER TO bastion_case_writer;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION public.f OWNER TO bastion_case_writer;
CREATE VIEW public.v AS SELECT 1 AS x;
ALTER VIEW public.v OWNER TO bastion_case_writer;
--- expect
-> finding warning ACL001 public.e
-> finding warning TBL018 public.v
-> finding warning ACL001 public.f()
-> finding warning SCH004 app
-> finding warning ACL001 public.s
-> alter schema app
-> alter enum public.e
-> alter sequence public.s
-> alter routine public.f()
-> alter relation public.v
<- finding warning ACL001 public.e
<- finding warning TBL018 public.v
<- finding warning ACL001 public.f()
<- finding warning SCH004 app
<- finding warning ACL001 public.s
<- alter schema app
<- alter enum public.e
<- alter sequence public.s
<- alter routine public.f()
<- alter relation public.v
