-- Three tables in a chain of foreign keys are dropped without a cascade.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer REFERENCES public.a (id));
CREATE TABLE public.c (id integer PRIMARY KEY, b_id integer REFERENCES public.b (id), a_id integer REFERENCES public.a (id));
CREATE TABLE public.d (id integer PRIMARY KEY);
--- after
CREATE TABLE public.d (id integer PRIMARY KEY);
--- rows
INSERT INTO public.d VALUES (1);
