-- A recursive view walks a tree whose key becomes wider.
--- before
CREATE TABLE public.node (id integer PRIMARY KEY, parent integer REFERENCES public.node (id), name text NOT NULL);
CREATE RECURSIVE VIEW public.path (id, depth, names) AS SELECT id, 0, ARRAY[name] FROM public.node WHERE parent IS NULL UNION ALL SELECT n.id, p.depth + 1, p.names || n.name FROM public.node n JOIN path p ON p.id = n.parent;
CREATE VIEW public.leaves AS SELECT id, names FROM public.path p WHERE NOT EXISTS (SELECT FROM public.node n WHERE n.parent = p.id);
--- after
CREATE TABLE public.node (id bigint PRIMARY KEY, parent bigint REFERENCES public.node (id), name text NOT NULL);
CREATE RECURSIVE VIEW public.path (id, depth, names) AS SELECT id, 0, ARRAY[name] FROM public.node WHERE parent IS NULL UNION ALL SELECT n.id, p.depth + 1, p.names || n.name FROM public.node n JOIN path p ON p.id = n.parent WHERE p.depth < 50;
CREATE VIEW public.leaves AS SELECT id, names FROM public.path p WHERE NOT EXISTS (SELECT FROM public.node n WHERE n.parent = p.id);
--- rows
INSERT INTO public.node VALUES (1, NULL, ''), (2, 1, 'Äste'), (2147483647, 2, 'leaf');
--- expect
-> finding error VEW004 public.leaves.id
-> finding error COL008 public.node.id
-> finding error COL008 public.node.parent
-> finding error VEW004 public.path.id
-> finding warning VEW006 public.path
-> drop relation public.leaves
-> drop constraint public.node.node_parent_fkey
-> drop relation public.path
-> alter column public.node.id rewrites
-> alter column public.node.parent rewrites
-> create relation public.path
-> create relation public.leaves
-> create constraint public.node.node_parent_fkey
<- finding error VEW004 public.leaves.id
<- finding error COL009 public.node.id
<- finding error COL009 public.node.parent
<- finding error VEW004 public.path.id
<- finding warning VEW006 public.path
<- drop relation public.leaves
<- drop constraint public.node.node_parent_fkey
<- drop relation public.path
<- alter column public.node.id rewrites loses values
<- alter column public.node.parent rewrites loses values
<- create relation public.path
<- create relation public.leaves
<- create constraint public.node.node_parent_fkey
