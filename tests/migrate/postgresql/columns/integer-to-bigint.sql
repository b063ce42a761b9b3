-- A wider integer writes the table anew and loses nothing.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 7);
--- after
CREATE TABLE public.t (id bigint PRIMARY KEY, n bigint NOT NULL DEFAULT 7);
--- rows
INSERT INTO public.t VALUES (-2147483648, 1), (2147483647, 2);
--- expect
-> finding error COL008 public.t.id
-> finding error COL008 public.t.n
-> release column public.t.n
-> alter column public.t.id rewrites
-> alter column public.t.n rewrites
-> alter column public.t.n
<- finding error COL009 public.t.id
<- finding error COL009 public.t.n
<- release column public.t.n
<- alter column public.t.id rewrites loses values
<- alter column public.t.n rewrites loses values
<- alter column public.t.n
