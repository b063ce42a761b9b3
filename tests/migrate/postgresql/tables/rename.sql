-- A declared rename keeps the rows, the index and the constraint names of a table.
--- before
CREATE TABLE public.customer (id integer CONSTRAINT customer_key PRIMARY KEY, name text NOT NULL);
CREATE INDEX customer_name ON public.customer (name);
--- after
CREATE TABLE public.client (id integer CONSTRAINT customer_key PRIMARY KEY, name text NOT NULL);
CREATE INDEX customer_name ON public.client (name);
--- rows
INSERT INTO public.customer VALUES (1, ''), (2, 'Åse "the" O''Neil');
--- rows after
INSERT INTO public.client VALUES (3, '名前');
--- renames
table public.customer -> public.client
--- expect
-> finding error TBL003 public.client
-> rename relation public.client
<- finding error TBL003 public.customer
<- rename relation public.customer
