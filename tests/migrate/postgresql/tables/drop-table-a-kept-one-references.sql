-- The referenced table goes, and with it the foreign key of a table that stays.
--- before
CREATE TABLE public.country (id integer PRIMARY KEY);
CREATE TABLE public.city (id integer PRIMARY KEY, country_id integer CONSTRAINT city_country REFERENCES public.country (id));
--- after
CREATE TABLE public.city (id integer PRIMARY KEY, country_id integer);
--- rows
INSERT INTO public.city VALUES (1, NULL), (2, NULL);
--- expect
-> finding warning FKY002 public.city.city_country
-> finding error TBL002 public.country
-> drop constraint public.city.city_country
-> drop relation public.country loses rows
<- finding error FKY001 public.city.city_country
<- finding info TBL001 public.country
<- create relation public.country
<- create constraint public.country.country_pkey
<- create constraint public.city.city_country
