-- An enum and a domain exchange their names.
--- before
CREATE TYPE public.a AS ENUM ('x');
CREATE DOMAIN public.b AS integer;
CREATE TABLE public.t (e public.a, d public.b);
--- after
CREATE TYPE public.b AS ENUM ('x');
CREATE DOMAIN public.a AS integer;
CREATE TABLE public.t (e public.b, d public.a);
--- rows
INSERT INTO public.t VALUES ('x', 1);
--- renames
enum public.a -> public.b
domain public.b -> public.a
--- expect
-> finding error DOM008 public.a
-> finding error ENM006 public.b
-> rename enum public.b
-> rename domain public.a
-> rename enum public.b
<- finding error DOM008 public.b
<- finding error ENM006 public.a
<- rename enum public.a
<- rename domain public.b
<- rename enum public.a
