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
--- expect
-> finding warning COL001 public.base.added
-> finding error COL008 public.base.id
-> finding warning COL007 public.base.name
-> finding warning COL001 public.child.added
-> finding error COL008 public.child.id
-> finding warning COL007 public.child.name
-> finding warning COL001 public.grandchild.added
-> finding error COL008 public.grandchild.id
-> finding warning COL007 public.grandchild.name
-> create column public.base.added
-> alter column public.base.id rewrites
-> alter column public.base.name
<- finding error COL004 public.base.added
<- finding error COL009 public.base.id
<- finding error COL009 public.base.name
<- finding error COL004 public.child.added
<- finding error COL009 public.child.id
<- finding error COL009 public.child.name
<- finding error COL004 public.grandchild.added
<- finding error COL009 public.grandchild.id
<- finding error COL009 public.grandchild.name
<- drop column public.base.added loses column
<- alter column public.base.id rewrites loses values
<- alter column public.base.name rewrites loses values
