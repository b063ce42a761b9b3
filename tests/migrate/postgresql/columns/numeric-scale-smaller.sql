-- Fewer digits after the point and before it; nothing that is there needs them.
--- before
CREATE TABLE public.price (id integer PRIMARY KEY, amount numeric(12,4) NOT NULL DEFAULT 0.0000, rate numeric(6,5), CONSTRAINT amount_positive CHECK (amount >= 0));
--- after
CREATE TABLE public.price (id integer PRIMARY KEY, amount numeric(8,2) NOT NULL DEFAULT 0.00, rate numeric(3,2), CONSTRAINT amount_positive CHECK (amount >= 0));
--- rows
INSERT INTO public.price VALUES (1, 999999.99, 9.99), (2, 0, NULL), (3, 0.25, -9.5);
--- expect
-> finding error COL012 public.price.amount
-> finding warning DEF003 public.price.amount
-> finding error COL012 public.price.rate
-> release column public.price.amount
-> alter column public.price.amount rewrites loses values
-> alter column public.price.rate rewrites loses values
-> alter column public.price.amount
<- finding error COL008 public.price.amount
<- finding warning DEF003 public.price.amount
<- finding error COL008 public.price.rate
<- release column public.price.amount
<- alter column public.price.amount rewrites loses values
<- alter column public.price.rate rewrites loses values
<- alter column public.price.amount
