-- A renamed column, and a view over it that keeps the old name outside.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.t WHERE name IS NOT NULL;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, title text);
CREATE VIEW public.v AS SELECT id, title AS name FROM public.t WHERE title IS NOT NULL;
--- rows
INSERT INTO public.t VALUES (1, 'x');
--- renames
column public.t.name -> public.t.title
--- expect
-> finding error COL005 public.t.title
-> finding warning VEW006 public.v
-> rename column public.t.title
-> alter relation public.v
<- finding error COL005 public.t.name
<- finding warning VEW006 public.v
<- rename column public.t.name
<- alter relation public.v
