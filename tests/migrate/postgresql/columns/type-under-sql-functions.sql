-- A column changes its type under functions whose bodies are bound to it and whose arguments take its type.
--- before
CREATE TABLE public.item (id integer PRIMARY KEY, price integer NOT NULL);
CREATE FUNCTION public.dearest() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(price)::bigint FROM public.item; END;
CREATE FUNCTION public.items() RETURNS SETOF public.item LANGUAGE sql STABLE AS 'SELECT * FROM public.item';
CREATE VIEW public.dear AS SELECT id, public.dearest() AS top FROM public.item;
--- after
CREATE TABLE public.item (id integer PRIMARY KEY, price bigint NOT NULL);
CREATE FUNCTION public.dearest() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(price)::bigint FROM public.item; END;
CREATE FUNCTION public.items() RETURNS SETOF public.item LANGUAGE sql STABLE AS 'SELECT * FROM public.item';
CREATE VIEW public.dear AS SELECT id, public.dearest() AS top FROM public.item;
--- rows
INSERT INTO public.item VALUES (1, 2147483647), (2, 0);
--- expect
-> finding error COL008 public.item.price
-> finding warning FUN010 public.dearest()
-> drop relation public.dear
-> drop routine public.dearest()
-> alter column public.item.price rewrites
-> create routine public.dearest()
-> create relation public.dear
<- finding error COL009 public.item.price
<- finding warning FUN010 public.dearest()
<- drop relation public.dear
<- drop routine public.dearest()
<- alter column public.item.price rewrites loses values
<- create routine public.dearest()
<- create relation public.dear
