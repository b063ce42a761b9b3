-- Dates that were written as a text, the German way, become dates.
--- before
CREATE TABLE public.person (id integer PRIMARY KEY, born text DEFAULT '01.01.1970');
CREATE INDEX person_born ON public.person (born);
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, born date DEFAULT '1970-01-01');
CREATE INDEX person_born ON public.person (born);
--- rows
INSERT INTO public.person VALUES (1, '29.02.2000'), (2, '31.12.1899'), (3, ''), (4, NULL);
--- rows after
INSERT INTO public.person VALUES (1, '2000-02-29'), (2, NULL);
--- using
public.person.born: to_date(NULLIF(born, ''), 'DD.MM.YYYY')
--- using back
public.person.born: to_char(born, 'DD.MM.YYYY')
--- expect
-> finding error COL011 public.person.born
-> finding warning DEF003 public.person.born
-> release column public.person.born
-> alter column public.person.born rewrites loses values
-> alter column public.person.born
<- finding error COL010 public.person.born
<- finding warning DEF003 public.person.born
<- release column public.person.born
<- alter column public.person.born rewrites loses values
<- alter column public.person.born
