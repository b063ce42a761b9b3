-- The referenced table goes, and with it the foreign key of a table that stays.
--- before
CREATE TABLE public.country (id integer PRIMARY KEY);
CREATE TABLE public.city (id integer PRIMARY KEY, country_id integer CONSTRAINT city_country REFERENCES public.country (id));
--- after
CREATE TABLE public.city (id integer PRIMARY KEY, country_id integer);
--- rows
INSERT INTO public.city VALUES (1, NULL), (2, NULL);
