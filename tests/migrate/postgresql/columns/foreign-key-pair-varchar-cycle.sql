-- Two tables that point at each other by a text with a limit get a longer one, and another collation.
--- before
CREATE TABLE public.country (code varchar(2) PRIMARY KEY, capital varchar(20));
CREATE TABLE public.city (name varchar(20) PRIMARY KEY, country varchar(2) NOT NULL CONSTRAINT city_country REFERENCES public.country (code) ON UPDATE CASCADE);
ALTER TABLE public.country ADD CONSTRAINT country_capital FOREIGN KEY (capital) REFERENCES public.city (name) DEFERRABLE INITIALLY DEFERRED;
--- after
CREATE TABLE public.country (code varchar(3) COLLATE "C" PRIMARY KEY, capital text);
CREATE TABLE public.city (name text PRIMARY KEY, country varchar(3) COLLATE "C" NOT NULL CONSTRAINT city_country REFERENCES public.country (code) ON UPDATE CASCADE);
ALTER TABLE public.country ADD CONSTRAINT country_capital FOREIGN KEY (capital) REFERENCES public.city (name) DEFERRABLE INITIALLY DEFERRED;
--- rows
INSERT INTO public.country VALUES ('', NULL), ('AT', 'Wien'), ('SE', 'Östersund');
INSERT INTO public.city VALUES ('Wien', 'AT'), ('Östersund', 'SE');
--- expect
-> finding error COL014 public.city.country
-> finding warning COL007 public.city.country
-> finding warning COL007 public.city.name
-> finding warning COL007 public.country.capital
-> finding error COL014 public.country.code
-> finding warning COL007 public.country.code
-> drop constraint public.city.city_country
-> drop constraint public.country.country_capital
-> alter column public.city.country
-> alter column public.city.name
-> alter column public.country.capital
-> alter column public.country.code
-> create constraint public.city.city_country
-> create constraint public.country.country_capital
<- finding error COL014 public.city.country
<- finding error COL009 public.city.country
<- finding error COL009 public.city.name
<- finding error COL009 public.country.capital
<- finding error COL014 public.country.code
<- finding error COL009 public.country.code
<- drop constraint public.city.city_country
<- drop constraint public.country.country_capital
<- alter column public.city.country rewrites loses values
<- alter column public.city.name rewrites loses values
<- alter column public.country.capital rewrites loses values
<- alter column public.country.code rewrites loses values
<- create constraint public.city.city_country
<- create constraint public.country.country_capital
