-- One check of a domain is validated, another declared without looking.
--- before
CREATE DOMAIN public.age AS integer;
ALTER DOMAIN public.age ADD CONSTRAINT a CHECK (VALUE > 0) NOT VALID;
CREATE TABLE public.t (a public.age);
--- after
CREATE DOMAIN public.age AS integer CONSTRAINT a CHECK (VALUE > 0);
ALTER DOMAIN public.age ADD CONSTRAINT b CHECK (VALUE > 100) NOT VALID;
CREATE TABLE public.t (a public.age);
--- rows
INSERT INTO public.t VALUES (5);
--- expect
-> finding error DOM001 public.age
-> finding warning DOM002 public.age
-> validate domain public.age
<- finding error DOM001 public.age
<- finding warning DOM002 public.age
<- alter domain public.age
