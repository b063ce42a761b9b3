-- The expression of a type change reads another column, whose own type changes at the same time.
--- before
CREATE TABLE public.money (id integer PRIMARY KEY, amount text NOT NULL, currency char(3), factor smallint DEFAULT 1);
--- after
CREATE TABLE public.money (id integer PRIMARY KEY, amount bigint NOT NULL, currency text, factor integer DEFAULT 1);
--- rows
INSERT INTO public.money VALUES (1, '10', 'EUR', 100), (2, '-3', 'JPY', 1), (3, '7', NULL, NULL);
--- rows after
INSERT INTO public.money VALUES (1, 1000, 'EUR', 1);
--- using
public.money.amount: amount::bigint * COALESCE(factor, CASE WHEN currency = 'JPY' THEN 1 ELSE 100 END)
--- using back
public.money.amount: (amount / COALESCE(factor, 1))::text
--- expect
-> finding error COL011 public.money.amount
-> finding error COL010 public.money.currency
-> finding error COL008 public.money.factor
-> release column public.money.factor
-> alter column public.money.amount rewrites loses values
-> alter column public.money.currency rewrites
-> alter column public.money.factor rewrites
-> alter column public.money.factor
<- finding error COL010 public.money.amount
<- finding error COL009 public.money.currency
<- finding error COL009 public.money.factor
<- release column public.money.factor
<- alter column public.money.amount rewrites loses values
<- alter column public.money.currency rewrites loses values
<- alter column public.money.factor rewrites loses values
<- alter column public.money.factor
