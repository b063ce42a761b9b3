-- A tree in one table.
--- before
CREATE TABLE public.node (id integer PRIMARY KEY, parent integer);
--- after
CREATE TABLE public.node (id integer PRIMARY KEY, parent integer REFERENCES public.node (id) ON DELETE CASCADE);
--- rows
INSERT INTO public.node VALUES (1, NULL), (2, 1), (3, 2);
--- expect
-> finding error FKY001 public.node.node_parent_fkey
-> create constraint public.node.node_parent_fkey
<- finding warning FKY002 public.node.node_parent_fkey
<- drop constraint public.node.node_parent_fkey
