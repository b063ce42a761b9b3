-- A domain moves to another schema with its checks and comments; columns and a function follow.
--- before
CREATE SCHEMA types;
CREATE DOMAIN public.mail AS text COLLATE "C" DEFAULT 'a@b' CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
COMMENT ON DOMAIN public.mail IS 'electronic';
COMMENT ON CONSTRAINT has_at ON DOMAIN public.mail IS 'just a bit of it';
CREATE TABLE public.person (m public.mail);
CREATE FUNCTION public.host(m public.mail) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT split_part(m, ''@'', 2)';
CREATE INDEX person_host ON public.person (public.host(m));
--- after
CREATE SCHEMA types;
CREATE DOMAIN types.e_mail AS text COLLATE "C" DEFAULT 'a@b' CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
COMMENT ON DOMAIN types.e_mail IS 'electronic';
COMMENT ON CONSTRAINT has_at ON DOMAIN types.e_mail IS 'just a bit of it';
CREATE TABLE public.person (m types.e_mail);
CREATE FUNCTION public.host(m types.e_mail) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT split_part(m, ''@'', 2)';
CREATE INDEX person_host ON public.person (public.host(m));
--- rows
INSERT INTO public.person VALUES (DEFAULT), (NULL), ('ü@ö');
--- renames
domain public.mail -> types.e_mail
--- expect
-> finding error DOM008 types.e_mail
-> finding error FUN003 public.host(public.mail)
-> drop index public.person.person_host
-> drop routine public.host(public.mail)
-> rename domain types.e_mail
-> create routine public.host(types.e_mail)
-> create index public.person.person_host
<- finding error DOM008 public.mail
<- finding error FUN003 public.host(types.e_mail)
<- drop index public.person.person_host
<- drop routine public.host(types.e_mail)
<- rename domain public.mail
<- create routine public.host(public.mail)
<- create index public.person.person_host
