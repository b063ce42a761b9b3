-- A foreign key joins two columns of an enum that is replaced.
--- before
CREATE TYPE public.country AS ENUM ('at', 'de', 'yu');
CREATE TABLE public.land (code public.country PRIMARY KEY, name text);
CREATE TABLE public.city (name text, land public.country DEFAULT 'de' REFERENCES public.land (code) ON UPDATE CASCADE ON DELETE SET DEFAULT);
--- after
CREATE TYPE public.country AS ENUM ('at', 'de');
CREATE TABLE public.land (code public.country PRIMARY KEY, name text);
CREATE TABLE public.city (name text, land public.country DEFAULT 'de' REFERENCES public.land (code) ON UPDATE CASCADE ON DELETE SET DEFAULT);
--- rows
INSERT INTO public.land VALUES ('at', 'Österreich'), ('de', NULL);
INSERT INTO public.city VALUES ('Wien', 'at'), ('', DEFAULT), (NULL, NULL);
--- expect
-> finding error ENM002 public.country
-> release column public.city.land
-> drop constraint public.city.city_land_fkey
-> set_aside enum public.country
-> create enum public.country
-> alter column public.city.land rewrites loses values
-> alter column public.land.code rewrites loses values
-> alter column public.city.land
-> create constraint public.city.city_land_fkey
-> drop enum public.country
<- finding warning ENM001 public.country
<- alter enum public.country
