-- A longer limit needs no rewrite.
--- before
CREATE TABLE public.t (code varchar(10) NOT NULL, UNIQUE (code));
--- after
CREATE TABLE public.t (code varchar(20) NOT NULL, UNIQUE (code));
--- rows
INSERT INTO public.t VALUES ('0123456789');
--- expect
-> finding warning COL007 public.t.code
-> alter column public.t.code
<- finding error COL009 public.t.code
<- alter column public.t.code rewrites loses values
