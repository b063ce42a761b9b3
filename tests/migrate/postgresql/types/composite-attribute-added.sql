-- An attribute is added at the end, another goes.
--- before
CREATE TYPE public.address AS (street text, zip text);
CREATE TABLE public.t (a public.address);
--- after
CREATE TYPE public.address AS (zip text, country text);
CREATE TABLE public.t (a public.address);
--- rows
INSERT INTO public.t VALUES ('(x,1)');
--- expect
-> finding warning CMP001 public.address.country
-> finding error CMP002 public.address.street
-> alter composite public.address
<- finding error CMP002 public.address.country
<- finding warning CMP001 public.address.street
<- set_aside composite public.address
<- create composite public.address
<- alter column public.t.a rewrites loses values
<- drop composite public.address
