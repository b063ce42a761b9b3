-- A table spread by lists is spread by ranges of another column, and keeps rows, key, check and view.
--- before
CREATE TABLE public.sale (id integer NOT NULL, land text NOT NULL, amount integer NOT NULL DEFAULT 0, CONSTRAINT sale_key PRIMARY KEY (id, land), CONSTRAINT sane CHECK (amount >= 0)) PARTITION BY LIST (land);
CREATE TABLE public.sale_de PARTITION OF public.sale FOR VALUES IN ('DE');
CREATE TABLE public.sale_rest PARTITION OF public.sale DEFAULT;
CREATE VIEW public.big_sale AS SELECT id, land FROM public.sale WHERE amount > 100;
GRANT SELECT ON public.sale TO bastion_case_reader;
--- after
CREATE TABLE public.sale (id integer NOT NULL, land text NOT NULL, amount integer NOT NULL DEFAULT 0, CONSTRAINT sale_key PRIMARY KEY (id, amount), CONSTRAINT sane CHECK (amount >= 0)) PARTITION BY RANGE (amount);
CREATE TABLE public.sale_small PARTITION OF public.sale FOR VALUES FROM (0) TO (100);
CREATE TABLE public.sale_large PARTITION OF public.sale FOR VALUES FROM (100) TO (MAXVALUE);
CREATE VIEW public.big_sale AS SELECT id, land FROM public.sale WHERE amount > 100;
GRANT SELECT ON public.sale TO bastion_case_reader;
--- rows
INSERT INTO public.sale VALUES (1, 'DE', 0), (2, '', 2147483646), (3, 'ÖS', 99);
--- rows after
INSERT INTO public.sale VALUES (1, 'DE', 5), (2, 'FR', 100);
--- expect
-> finding error PKY003 public.sale.sale_key
-> finding error PAR004 public.sale
-> finding error PAR002 public.sale_de
-> finding info PAR001 public.sale_large
-> finding error PAR005 public.sale_rest
-> finding info PAR001 public.sale_small
-> drop relation public.big_sale
-> drop constraint public.sale.sale_key
-> drop constraint public.sale.sane
-> set_aside relation public.sale
-> create relation public.sale
-> create relation public.big_sale
-> create relation public.sale_large
-> create relation public.sale_small
-> create constraint public.sale.sane
-> create index public.sale_large.sale_large_pkey
-> attach relation public.sale_large
-> create index public.sale_small.sale_small_pkey
-> attach relation public.sale_small
-> move_rows relation public.sale
-> create constraint public.sale.sale_key
-> grant relation public.sale
-> drop relation public.sale_de
-> drop relation public.sale_rest
-> drop relation public.sale
<- finding error PKY003 public.sale.sale_key
<- finding error PAR004 public.sale
<- finding info PAR001 public.sale_de
<- finding error PAR002 public.sale_large
<- finding info PAR001 public.sale_rest
<- finding error PAR002 public.sale_small
<- drop relation public.big_sale
<- drop constraint public.sale.sale_key
<- drop constraint public.sale.sane
<- set_aside relation public.sale
<- create relation public.sale
<- create relation public.big_sale
<- create relation public.sale_de
<- create relation public.sale_rest
<- create constraint public.sale.sane
<- create index public.sale_de.sale_de_pkey
<- attach relation public.sale_de
<- create index public.sale_rest.sale_rest_pkey
<- attach relation public.sale_rest
<- move_rows relation public.sale
<- create constraint public.sale.sale_key
<- grant relation public.sale
<- drop relation public.sale_large
<- drop relation public.sale_small
<- drop relation public.sale
