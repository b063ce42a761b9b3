-- A table of a composite type.
--- before
CREATE TYPE public.p AS (x integer, y text);
--- after
CREATE TYPE public.p AS (x integer, y text);
CREATE TABLE public.t OF public.p (x NOT NULL, y DEFAULT 'q', PRIMARY KEY (x));
--- rows after
INSERT INTO public.t VALUES (1, 'a');
--- expect
-> finding info TBL001 public.t
-> create relation public.t
-> create constraint public.t.t_pkey
<- finding error TBL002 public.t
<- drop relation public.t loses rows
