-- A type that a table, a view of its attributes and a function use gets an attribute at the end.
--- before
CREATE TYPE public.money2 AS (amount numeric, currency text);
CREATE TABLE public.bill (id integer, total public.money2);
CREATE VIEW public.bill_amount AS SELECT id, (total).amount, (total).currency FROM public.bill;
CREATE FUNCTION public.twice(m public.money2) RETURNS public.money2 LANGUAGE plpgsql AS 'BEGIN m.amount := m.amount * 2; RETURN m; END';
--- after
CREATE TYPE public.money2 AS (amount numeric, currency text, at date);
CREATE TABLE public.bill (id integer, total public.money2);
CREATE VIEW public.bill_amount AS SELECT id, (total).amount, (total).currency FROM public.bill;
CREATE FUNCTION public.twice(m public.money2) RETURNS public.money2 LANGUAGE plpgsql AS 'BEGIN m.amount := m.amount * 2; RETURN m; END';
--- rows
INSERT INTO public.bill VALUES (1, ROW(1.5, 'EUR')), (2, ROW(NULL, '')), (3, NULL), (4, ROW('NaN', '€'));
--- expect
-> finding warning CMP001 public.money2.at
-> alter composite public.money2
<- finding error CMP002 public.money2.at
<- alter composite public.money2
