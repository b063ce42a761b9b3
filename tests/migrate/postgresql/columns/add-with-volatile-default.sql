-- A default that differs from row to row writes the table anew.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, token uuid NOT NULL DEFAULT gen_random_uuid(), made timestamptz DEFAULT clock_timestamp());
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding warning COL001 public.t.made
-> finding warning COL003 public.t.made
-> finding warning COL001 public.t.token
-> finding warning COL003 public.t.token
-> create column public.t.token rewrites
-> create column public.t.made rewrites
<- finding error COL004 public.t.made
<- finding error COL004 public.t.token
<- drop column public.t.made loses column
<- drop column public.t.token loses column
