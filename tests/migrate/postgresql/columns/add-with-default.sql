-- A required column with a constant default is added; the rows that are there get it without a rewrite.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'new');
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding warning COL001 public.t.state
-> create column public.t.state
<- finding error COL004 public.t.state
<- drop column public.t.state loses column
