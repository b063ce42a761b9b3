-- An enum becomes a domain over text with the same name.
--- before
CREATE TYPE public.status AS ENUM ('open', 'closed');
CREATE TABLE public.case_file (id integer, status public.status NOT NULL DEFAULT 'open');
--- after
CREATE DOMAIN public.status AS text CONSTRAINT known CHECK (VALUE IN ('open', 'closed'));
CREATE TABLE public.case_file (id integer, status public.status NOT NULL DEFAULT 'open');
--- rows
INSERT INTO public.case_file VALUES (1, 'open'), (NULL, 'closed');
--- rows after
INSERT INTO public.case_file VALUES (1, 'open'), (2, 'closed');
--- using
public.case_file.status: status::text
--- using back
public.case_file.status: status::text::public.status
--- expect
-> finding warning DEF003 public.case_file.status
-> finding info DOM006 public.status
-> finding error ENM005 public.status
-> release column public.case_file.status
-> set_aside enum public.status
-> create domain public.status
-> alter column public.case_file.status rewrites loses values
-> alter column public.case_file.status
-> drop enum public.status
<- finding warning DEF003 public.case_file.status
<- finding error DOM007 public.status
<- finding info TYP001 public.status
<- release column public.case_file.status
<- set_aside domain public.status
<- create enum public.status
<- alter column public.case_file.status rewrites loses values
<- alter column public.case_file.status
<- drop domain public.status
