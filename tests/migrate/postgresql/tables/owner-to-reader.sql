-- A table changes its owner.
--- before
CREATE TABLE public.ledger (id integer PRIMARY KEY, amount numeric NOT NULL);
--- after
CREATE TABLE public.ledger (id integer PRIMARY KEY, amount numeric NOT NULL);
ALTER TABLE public.ledger OWNER TO bastion_case_reader;
--- rows
INSERT INTO public.ledger VALUES (1, 'NaN'), (2, 'Infinity'), (3, 1e-20);
--- rows after
INSERT INTO public.ledger VALUES (4, 0);
--- expect
-> finding warning TBL018 public.ledger
-> alter relation public.ledger
<- finding warning TBL018 public.ledger
<- alter relation public.ledger
