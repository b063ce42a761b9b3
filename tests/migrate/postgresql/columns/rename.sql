-- A declared rename keeps the values.
--- before
CREATE TABLE public.person (id integer PRIMARY KEY, name text NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE INDEX person_name ON public.person (lower(name));
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, full_name text NOT NULL, CONSTRAINT named CHECK (full_name <> ''));
CREATE INDEX person_name ON public.person (lower(full_name));
--- rows
INSERT INTO public.person VALUES (1, 'a'), (2, 'ß');
--- renames
column public.person.name -> public.person.full_name
--- expect
-> finding error COL005 public.person.full_name
-> rename column public.person.full_name
<- finding error COL005 public.person.name
<- rename column public.person.name
