-- Two columns exchange their names.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer, b integer);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b integer, a integer);
--- rows
INSERT INTO public.t VALUES (1, 10, 20);
--- renames
column public.t.a -> public.t.b
column public.t.b -> public.t.a
--- expect
-> finding error COL005 public.t.a
-> finding error COL005 public.t.b
-> rename column public.t.a
-> rename column public.t.b
-> rename column public.t.a
<- finding error COL005 public.t.a
<- finding error COL005 public.t.b
<- rename column public.t.a
<- rename column public.t.b
<- rename column public.t.a
