-- A foreign key is added with actions.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer, a_id integer);
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer, a_id integer REFERENCES public.a (id) ON UPDATE CASCADE ON DELETE SET NULL);
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (1, 1), (2, NULL);
--- expect
-> finding error FKY001 public.b.b_a_id_fkey
-> create constraint public.b.b_a_id_fkey
<- finding warning FKY002 public.b.b_a_id_fkey
<- drop constraint public.b.b_a_id_fkey
