-- A domain demands a value.
--- before
CREATE DOMAIN public.age AS integer;
CREATE TABLE public.t (id integer, a public.age);
--- after
CREATE DOMAIN public.age AS integer NOT NULL;
CREATE TABLE public.t (id integer, a public.age);
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding error DOM004 public.age
-> alter domain public.age
<- finding error DOM004 public.age
<- alter domain public.age
