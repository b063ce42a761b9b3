-- A parent gains a column and widens another; parent and child each take the change once.
--- before
CREATE TABLE public.base (id integer, name varchar(10));
CREATE TABLE public.child (extra text) INHERITS (public.base);
CREATE TABLE public.grandchild (more text) INHERITS (public.child);
--- after
CREATE TABLE public.base (id bigint, name varchar(20));
CREATE TABLE public.child (extra text) INHERITS (public.base);
CREATE TABLE public.grandchild (more text) INHERITS (public.child);
ALTER TABLE public.base ADD COLUMN added integer DEFAULT 7;
--- rows
INSERT INTO public.base VALUES (2147483647, '0123456789');
INSERT INTO public.child VALUES (1, NULL, 'e');
INSERT INTO public.grandchild VALUES (2, '', NULL, 'm');
