-- A domain no longer demands a value; another does, with a default.
--- before
CREATE DOMAIN public.must AS text NOT NULL;
CREATE DOMAIN public.may AS text DEFAULT '';
CREATE TABLE public.t (id integer, a public.must, b public.may);
--- after
CREATE DOMAIN public.must AS text;
CREATE DOMAIN public.may AS text DEFAULT '' NOT NULL;
CREATE TABLE public.t (id integer, a public.must, b public.may);
--- rows
INSERT INTO public.t VALUES (1, '', ''), (2, 'ä', DEFAULT);
--- rows after
INSERT INTO public.t VALUES (3, 'z', 'y');
--- expect
-> finding error DOM004 public.may
-> finding error DOM004 public.must
-> alter domain public.may
-> alter domain public.must
<- finding error DOM004 public.may
<- finding error DOM004 public.must
<- alter domain public.may
<- alter domain public.must
