-- A shop grows up: wider keys, an enum, a partitioned table, policies and a view that stays.
--- before
CREATE TABLE public.customer (id serial PRIMARY KEY, name varchar(100) NOT NULL, mail varchar(100), status varchar(10) DEFAULT 'new');
CREATE TABLE public.product (id serial PRIMARY KEY, title text NOT NULL, price numeric(8,2) NOT NULL CHECK (price >= 0));
CREATE TABLE public."order" (id serial PRIMARY KEY, customer_id integer NOT NULL REFERENCES public.customer (id), made timestamp NOT NULL DEFAULT now());
CREATE TABLE public.line (order_id integer REFERENCES public."order" (id) ON DELETE CASCADE, product_id integer REFERENCES public.product (id), n integer NOT NULL DEFAULT 1, PRIMARY KEY (order_id, product_id));
CREATE INDEX order_customer ON public."order" (customer_id);
CREATE VIEW public.turnover AS SELECT o.customer_id, sum(l.n * p.price) AS total FROM public."order" o JOIN public.line l ON l.order_id = o.id JOIN public.product p ON p.id = l.product_id GROUP BY o.customer_id;
GRANT SELECT ON public.turnover TO bastion_case_reader;
--- after
CREATE TYPE public.status AS ENUM ('new', 'active', 'blocked');
CREATE TABLE public.customer (id bigserial PRIMARY KEY, name varchar(200) NOT NULL, mail text, status public.status NOT NULL DEFAULT 'new');
CREATE UNIQUE INDEX customer_mail ON public.customer (lower(mail));
CREATE TABLE public.product (id bigserial PRIMARY KEY, title text NOT NULL, price numeric(12,2) NOT NULL CHECK (price >= 0), tags text[] NOT NULL DEFAULT '{}');
CREATE TABLE public."order" (id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES public.customer (id), made timestamptz NOT NULL DEFAULT now());
CREATE TABLE public.line (order_id bigint REFERENCES public."order" (id) ON DELETE CASCADE, product_id bigint REFERENCES public.product (id), n integer NOT NULL DEFAULT 1, PRIMARY KEY (order_id, product_id), CONSTRAINT some_of_it CHECK (n > 0));
CREATE INDEX order_customer ON public."order" (customer_id, made DESC);
CREATE VIEW public.turnover AS SELECT o.customer_id, sum(l.n * p.price) AS total FROM public."order" o JOIN public.line l ON l.order_id = o.id JOIN public.product p ON p.id = l.product_id GROUP BY o.customer_id;
GRANT SELECT ON public.turnover TO bastion_case_reader;
ALTER TABLE public.customer ENABLE ROW LEVEL SECURITY;
CREATE POLICY active ON public.customer USING (status <> 'blocked');
--- rows
INSERT INTO public.customer (name, mail, status) VALUES ('Ä', 'a@b', 'new'), ('B', NULL, 'active');
INSERT INTO public.product (title, price) VALUES ('x', 1.5);
INSERT INTO public."order" (customer_id) VALUES (1);
INSERT INTO public.line VALUES (1, 1, 2);
--- expect
-> finding error COL008 public.customer.id
-> finding warning COL007 public.customer.mail
-> finding warning COL007 public.customer.name
-> finding error COL017 public.customer.status
-> finding warning DEF003 public.customer.status
-> finding error NUL001 public.customer.status
-> finding error COL008 public.line.order_id
-> finding error COL008 public.line.product_id
-> finding error COL008 public.order.customer_id
-> finding error COL008 public.order.id
-> finding error COL013 public.order.made
-> finding error COL008 public.product.id
-> finding warning COL007 public.product.price
-> finding warning COL001 public.product.tags
-> finding error VEW004 public.turnover.customer_id
-> finding error CHK001 public.line.some_of_it
-> finding info TYP001 public.status
-> finding error UNQ006 public.customer.customer_mail
-> finding warning IDX003 public.order.order_customer
-> finding error TBL009 public.customer
-> finding warning POL001 public.customer.active
-> finding warning SEQ005 public.customer_id_seq
-> finding info SEQ001 public.customer_id_seq
-> finding warning SEQ005 public.order_id_seq
-> finding info SEQ001 public.order_id_seq
-> finding warning SEQ005 public.product_id_seq
-> finding info SEQ001 public.product_id_seq
-> release column public.customer.id
-> release column public.customer.status
-> release column public.order.id
-> release column public.order.made
-> release column public.product.id
-> drop constraint public.line.line_order_id_fkey
-> drop constraint public.line.line_product_id_fkey
-> drop constraint public.order.order_customer_id_fkey
-> drop index public.order.order_customer
-> drop relation public.turnover
-> create enum public.status
-> alter sequence public.customer_id_seq
-> alter sequence public.order_id_seq
-> alter sequence public.product_id_seq
-> alter column public.customer.id rewrites
-> alter column public.customer.mail
-> alter column public.customer.name
-> alter column public.customer.status rewrites loses values
-> alter column public.line.order_id rewrites
-> alter column public.line.product_id rewrites
-> alter column public.order.customer_id rewrites
-> alter column public.order.id rewrites
-> alter column public.order.made loses values
-> alter column public.product.id rewrites
-> alter column public.product.price
-> create relation public.turnover
-> create column public.product.tags
-> alter column public.customer.id
-> alter column public.customer.status
-> alter column public.order.id
-> alter column public.order.made
-> alter column public.product.id
-> create constraint public.line.line_order_id_fkey
-> create constraint public.line.line_product_id_fkey
-> create constraint public.line.some_of_it
-> create constraint public.order.order_customer_id_fkey
-> create index public.customer.customer_mail
-> create index public.order.order_customer
-> create row_policy public.customer.active
-> alter relation public.customer
-> grant relation public.turnover
<- finding error COL009 public.customer.id
<- finding error COL009 public.customer.mail
<- finding error COL009 public.customer.name
<- finding warning COL016 public.customer.status
<- finding warning DEF003 public.customer.status
<- finding error NUL002 public.customer.status
<- finding error COL009 public.line.order_id
<- finding error COL009 public.line.product_id
<- finding error COL009 public.order.customer_id
<- finding error COL009 public.order.id
<- finding error COL013 public.order.made
<- finding error COL009 public.product.id
<- finding error COL009 public.product.price
<- finding error COL004 public.product.tags
<- finding error VEW004 public.turnover.customer_id
<- finding warning CHK002 public.line.some_of_it
<- finding error ENM005 public.status
<- finding error UNQ007 public.customer.customer_mail
<- finding warning IDX003 public.order.order_customer
<- finding error TBL010 public.customer
<- finding warning POL003 public.customer.active
<- finding warning SEQ005 public.customer_id_seq
<- finding error SEQ001 public.customer_id_seq
<- finding warning SEQ005 public.order_id_seq
<- finding error SEQ001 public.order_id_seq
<- finding warning SEQ005 public.product_id_seq
<- finding error SEQ001 public.product_id_seq
<- release column public.customer.id
<- release column public.customer.status
<- release column public.order.id
<- release column public.order.made
<- release column public.product.id
<- drop index public.customer.customer_mail
<- drop row_policy public.customer.active
<- drop constraint public.line.line_order_id_fkey
<- drop constraint public.line.line_product_id_fkey
<- drop constraint public.line.some_of_it
<- drop constraint public.order.order_customer_id_fkey
<- drop index public.order.order_customer
<- drop column public.product.tags loses column
<- drop relation public.turnover
<- alter sequence public.customer_id_seq loses values
<- alter sequence public.order_id_seq loses values
<- alter sequence public.product_id_seq loses values
<- alter column public.customer.id rewrites loses values
<- alter column public.customer.mail rewrites loses values
<- alter column public.customer.name rewrites loses values
<- alter column public.customer.status rewrites loses values
<- alter column public.line.order_id rewrites loses values
<- alter column public.line.product_id rewrites loses values
<- alter column public.order.customer_id rewrites loses values
<- alter column public.order.id rewrites loses values
<- alter column public.order.made loses values
<- alter column public.product.id rewrites loses values
<- alter column public.product.price rewrites loses values
<- create relation public.turnover
<- alter column public.customer.id
<- alter column public.customer.status
<- alter column public.order.id
<- alter column public.order.made
<- alter column public.product.id
<- create constraint public.line.line_order_id_fkey
<- create constraint public.line.line_product_id_fkey
<- create constraint public.order.order_customer_id_fkey
<- create index public.order.order_customer
<- alter relation public.customer
<- grant relation public.turnover
<- drop enum public.status
