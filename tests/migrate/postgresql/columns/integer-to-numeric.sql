-- Whole numbers become decimal ones, with defaults, a check and a generated column.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, cents bigint NOT NULL DEFAULT 100, tax integer, gross bigint GENERATED ALWAYS AS (cents * 2) STORED, CONSTRAINT sane CHECK (cents < 1000000000000));
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, cents numeric(14,2) NOT NULL DEFAULT 100, tax numeric(5,1), gross numeric GENERATED ALWAYS AS (cents * 2) STORED, CONSTRAINT sane CHECK (cents < 1000000000000));
--- rows
INSERT INTO public.t (id, cents, tax) VALUES (1, 999999999999, 9999), (2, 0, NULL), (3, -1, -9999);
--- rows after
INSERT INTO public.t (id, cents, tax) VALUES (1, 5, 7), (2, 0, NULL);
--- expect
-> finding error COL009 public.t.cents
-> finding error COL008 public.t.gross
-> finding warning DEF010 public.t.gross
-> finding error COL009 public.t.tax
-> finding warning CHK005 public.t.sane
-> release column public.t.cents
-> drop column public.t.gross
-> drop constraint public.t.sane
-> alter column public.t.cents rewrites loses values
-> create column public.t.gross rewrites
-> alter column public.t.tax rewrites loses values
-> alter column public.t.cents
-> create constraint public.t.sane
<- finding error COL009 public.t.cents
<- finding error COL009 public.t.gross
<- finding warning DEF010 public.t.gross
<- finding error COL009 public.t.tax
<- finding warning CHK005 public.t.sane
<- release column public.t.cents
<- drop column public.t.gross
<- drop constraint public.t.sane
<- alter column public.t.cents rewrites loses values
<- create column public.t.gross rewrites
<- alter column public.t.tax rewrites loses values
<- alter column public.t.cents
<- create constraint public.t.sane
