-- The lowest of three stacked domains is of a wider type; tables, arrays, a composite and a function use the highest.
--- before
CREATE DOMAIN public.amount AS numeric(8,2) CONSTRAINT amount_ok CHECK (VALUE > -1000000);
CREATE DOMAIN public.price AS public.amount CONSTRAINT price_ok CHECK (VALUE >= 0);
CREATE DOMAIN public.low_price AS public.price DEFAULT 0 CONSTRAINT low_ok CHECK (VALUE < 100);
CREATE TABLE public.offer (id integer PRIMARY KEY, p public.low_price NOT NULL, ps public.price[]);
CREATE TYPE public.pair AS (l public.low_price, r public.amount);
CREATE FUNCTION public.half(p public.low_price) RETURNS public.price LANGUAGE sql IMMUTABLE AS 'SELECT (p / 2)::public.price';
CREATE INDEX offer_half ON public.offer (public.half(p));
--- after
CREATE DOMAIN public.amount AS numeric(20,4) CONSTRAINT amount_ok CHECK (VALUE > -1000000);
CREATE DOMAIN public.price AS public.amount CONSTRAINT price_ok CHECK (VALUE >= 0);
CREATE DOMAIN public.low_price AS public.price DEFAULT 0 CONSTRAINT low_ok CHECK (VALUE < 100);
CREATE TABLE public.offer (id integer PRIMARY KEY, p public.low_price NOT NULL, ps public.price[]);
CREATE TYPE public.pair AS (l public.low_price, r public.amount);
CREATE FUNCTION public.half(p public.low_price) RETURNS public.price LANGUAGE sql IMMUTABLE AS 'SELECT (p / 2)::public.price';
CREATE INDEX offer_half ON public.offer (public.half(p));
--- rows
INSERT INTO public.offer VALUES (1, 0, NULL), (2, 99.99, '{999999.99,0}'), (3, 0.01, '{NULL}');
--- expect
-> finding error DOM003 public.amount
-> drop index public.offer.offer_half
-> drop routine public.half(public.low_price)
-> set_aside domain public.amount
-> set_aside domain public.low_price
-> set_aside domain public.price
-> set_aside composite public.pair
-> create domain public.amount
-> create domain public.price
-> create domain public.low_price
-> create composite public.pair
-> create routine public.half(public.low_price)
-> alter column public.offer.p rewrites loses values
-> alter column public.offer.ps rewrites loses values
-> create index public.offer.offer_half
-> drop composite public.pair
-> drop domain public.low_price
-> drop domain public.price
-> drop domain public.amount
<- finding error DOM003 public.amount
<- drop index public.offer.offer_half
<- drop routine public.half(public.low_price)
<- set_aside domain public.amount
<- set_aside domain public.low_price
<- set_aside domain public.price
<- set_aside composite public.pair
<- create domain public.amount
<- create domain public.price
<- create domain public.low_price
<- create composite public.pair
<- create routine public.half(public.low_price)
<- alter column public.offer.p rewrites loses values
<- alter column public.offer.ps rewrites loses values
<- create index public.offer.offer_half
<- drop composite public.pair
<- drop domain public.low_price
<- drop domain public.price
<- drop domain public.amount
