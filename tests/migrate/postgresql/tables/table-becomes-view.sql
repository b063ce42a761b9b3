-- A table gives way to a view of the same name and columns.
--- before
CREATE TABLE public.person (id integer PRIMARY KEY, name text, active boolean NOT NULL);
CREATE TABLE public.active_person (id integer, name text);
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW public.active_person AS SELECT id, name FROM public.person WHERE active;
--- rows
INSERT INTO public.person VALUES (1, NULL, false), (2, '', true);
--- rows after
INSERT INTO public.person VALUES (3, 'x', true);
--- expect
-> finding error TBL006 public.active_person
-> finding info VEW013 public.active_person
-> drop relation public.active_person loses rows
-> create relation public.active_person
<- finding error TBL006 public.active_person
<- finding error VEW007 public.active_person
<- drop relation public.active_person
<- create relation public.active_person
