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
-> refused relation public.sale: these objects need each other, and no one can come first: relation public.sale, constraint public.sale.sale_key, constraint public.sale.sane, relation public.sale_large, relation public.sale_small
<- finding error PKY003 public.sale.sale_key
<- finding error PAR004 public.sale
<- finding info PAR001 public.sale_de
<- finding error PAR002 public.sale_large
<- finding info PAR001 public.sale_rest
<- finding error PAR002 public.sale_small
<- refused relation public.sale: these objects need each other, and no one can come first: relation public.sale, constraint public.sale.sale_key, constraint public.sale.sane, relation public.sale_de, relation public.sale_rest
