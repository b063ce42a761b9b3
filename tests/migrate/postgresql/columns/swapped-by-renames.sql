-- Two columns exchange their names, and one changes its type.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer, b text);
CREATE INDEX t_a ON public.t (a);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b bigint, a text);
CREATE INDEX t_a ON public.t (b);
--- rows
INSERT INTO public.t VALUES (1, 2, 'two');
--- rows after
INSERT INTO public.t VALUES (1, 2, 'two');
--- renames
column public.t.a -> public.t.b
column public.t.b -> public.t.a
--- expect
-> finding error COL005 public.t.a
-> finding error COL005 public.t.b
-> finding error COL008 public.t.b
-> rename column public.t.a
-> rename column public.t.b
-> rename column public.t.a
-> alter column public.t.b rewrites
<- finding error COL005 public.t.a
<- finding error COL009 public.t.a
<- finding error COL005 public.t.b
<- rename column public.t.a
<- rename column public.t.b
<- rename column public.t.a
<- alter column public.t.a rewrites loses values
