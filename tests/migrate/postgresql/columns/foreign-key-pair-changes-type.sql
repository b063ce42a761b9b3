-- Both ends of a foreign key change their type together.
--- before
CREATE TABLE public.parent (id integer PRIMARY KEY);
CREATE TABLE public.child (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES public.parent (id) ON DELETE CASCADE);
CREATE INDEX child_parent ON public.child (parent_id);
--- after
CREATE TABLE public.parent (id bigint PRIMARY KEY);
CREATE TABLE public.child (id integer PRIMARY KEY, parent_id bigint NOT NULL REFERENCES public.parent (id) ON DELETE CASCADE);
CREATE INDEX child_parent ON public.child (parent_id);
--- rows
INSERT INTO public.parent VALUES (1), (2);
INSERT INTO public.child VALUES (1, 1), (2, 2);
--- expect
-> finding error COL008 public.child.parent_id
-> finding error COL008 public.parent.id
-> drop constraint public.child.child_parent_id_fkey
-> alter column public.child.parent_id rewrites
-> alter column public.parent.id rewrites
-> create constraint public.child.child_parent_id_fkey
<- finding error COL009 public.child.parent_id
<- finding error COL009 public.parent.id
<- drop constraint public.child.child_parent_id_fkey
<- alter column public.child.parent_id rewrites loses values
<- alter column public.parent.id rewrites loses values
<- create constraint public.child.child_parent_id_fkey
