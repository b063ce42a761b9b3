-- Whole numbers get narrower; those that are there fit.
--- before
CREATE TABLE public.t (id bigint PRIMARY KEY, n bigint DEFAULT 2147483647, small bigint NOT NULL DEFAULT 0);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, n integer DEFAULT 2147483647, small smallint NOT NULL DEFAULT 0);
--- rows
INSERT INTO public.t VALUES (-2147483648, NULL, -32768), (2147483647, 2147483647, 32767), (0, -1, 0);
--- expect
-> finding error COL009 public.t.id
-> finding error COL009 public.t.n
-> finding error COL009 public.t.small
-> release column public.t.n
-> release column public.t.small
-> alter column public.t.id rewrites loses values
-> alter column public.t.n rewrites loses values
-> alter column public.t.small rewrites loses values
-> alter column public.t.n
-> alter column public.t.small
<- finding error COL008 public.t.id
<- finding error COL008 public.t.n
<- finding error COL008 public.t.small
<- release column public.t.n
<- release column public.t.small
<- alter column public.t.id rewrites
<- alter column public.t.n rewrites
<- alter column public.t.small rewrites
<- alter column public.t.n
<- alter column public.t.small
