-- A column gets another name and another type at once.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, amount integer DEFAULT 0);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, total bigint DEFAULT 0);
--- rows
INSERT INTO public.t VALUES (1, 2147483647), (2, NULL);
--- renames
column public.t.amount -> public.t.total
--- expect
-> finding error COL005 public.t.total
-> finding error COL008 public.t.total
-> release column public.t.amount
-> rename column public.t.total
-> alter column public.t.total rewrites
-> alter column public.t.total
<- finding error COL005 public.t.amount
<- finding error COL009 public.t.amount
<- release column public.t.total
<- rename column public.t.amount
<- alter column public.t.amount rewrites loses values
<- alter column public.t.amount
