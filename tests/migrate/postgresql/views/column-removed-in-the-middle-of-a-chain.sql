-- A column goes from the table and from each of four views above it, with comments and rights on the others.
--- before
CREATE TABLE public.person (id integer PRIMARY KEY, name text, phone text, mail text);
CREATE VIEW public.contact AS SELECT id, name, phone, mail FROM public.person;
CREATE VIEW public.reachable AS SELECT * FROM public.contact WHERE phone IS NOT NULL OR mail IS NOT NULL;
CREATE VIEW public.numbers AS SELECT id, phone, mail FROM public.reachable;
CREATE VIEW public.mails AS SELECT id, mail FROM public.numbers;
COMMENT ON VIEW public.contact IS 'how to reach';
COMMENT ON COLUMN public.reachable.mail IS 'by letter';
GRANT SELECT ON public.numbers TO bastion_case_reader WITH GRANT OPTION;
GRANT SELECT (mail), UPDATE (id) ON public.mails TO bastion_case_writer;
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, name text, mail text);
CREATE VIEW public.contact AS SELECT id, name, mail FROM public.person;
CREATE VIEW public.reachable AS SELECT * FROM public.contact WHERE mail IS NOT NULL;
CREATE VIEW public.numbers AS SELECT id, mail FROM public.reachable;
CREATE VIEW public.mails AS SELECT id, mail FROM public.numbers;
COMMENT ON VIEW public.contact IS 'how to reach';
COMMENT ON COLUMN public.reachable.mail IS 'by letter';
GRANT SELECT ON public.numbers TO bastion_case_reader WITH GRANT OPTION;
GRANT SELECT (mail), UPDATE (id) ON public.mails TO bastion_case_writer;
--- rows
INSERT INTO public.person VALUES (1, 'Ä', '+49', NULL), (2, NULL, NULL, ''), (3, '', '', 'x@y');
--- expect
-> finding error VEW002 public.contact.phone
-> finding error VEW002 public.numbers.phone
-> finding error COL004 public.person.phone
-> finding error VEW002 public.reachable.phone
-> finding warning VEW006 public.contact
-> finding warning VEW006 public.numbers
-> finding warning VEW006 public.reachable
-> drop relation public.mails
-> drop relation public.numbers
-> drop relation public.reachable
-> drop relation public.contact
-> drop column public.person.phone loses column
-> create relation public.contact
-> create relation public.reachable
-> create relation public.numbers
-> create relation public.mails
-> grant column public.mails.id
-> grant column public.mails.mail
-> grant relation public.numbers
<- finding warning VEW005 public.contact.phone
<- finding warning VEW005 public.numbers.phone
<- finding warning COL001 public.person.phone
<- finding warning VEW005 public.reachable.phone
<- finding warning VEW006 public.contact
<- finding warning VEW006 public.numbers
<- finding warning VEW006 public.reachable
<- drop relation public.mails
<- drop relation public.numbers
<- drop constraint public.person.person_pkey
<- drop relation public.reachable
<- drop relation public.contact
<- set_aside relation public.person
<- create relation public.person
<- create relation public.contact
<- create relation public.reachable
<- create relation public.numbers
<- create relation public.mails
<- move_rows relation public.person
<- create constraint public.person.person_pkey
<- grant column public.mails.id
<- grant column public.mails.mail
<- grant relation public.numbers
<- drop relation public.person
