-- A renamed table keeps a serial sequence that keeps its own name.
--- before
CREATE TABLE public.invoice (id serial PRIMARY KEY, total numeric(12,2));
--- after
CREATE SEQUENCE public.invoice_id_seq AS integer;
CREATE TABLE public.bill (id integer NOT NULL DEFAULT nextval('public.invoice_id_seq'), total numeric(12,2), CONSTRAINT invoice_pkey PRIMARY KEY (id));
ALTER SEQUENCE public.invoice_id_seq OWNED BY public.bill.id;
--- rows
INSERT INTO public.invoice (total) VALUES (NULL), (9999999999.99), (-0.01);
--- rows after
INSERT INTO public.bill (total) VALUES (0);
--- renames
table public.invoice -> public.bill
--- expect
-> finding error TBL003 public.bill
-> rename relation public.bill
<- finding error TBL003 public.invoice
<- rename relation public.invoice
