-- A child gets a second parent that brings a column of its own and one that merges.
--- before
CREATE TABLE public.named (id integer, name text);
CREATE TABLE public.dated (id integer, day date);
CREATE TABLE public.child (own text) INHERITS (public.named);
--- after
CREATE TABLE public.named (id integer, name text);
CREATE TABLE public.dated (id integer, day date);
CREATE TABLE public.child (own text, day date) INHERITS (public.named, public.dated);
--- rows
INSERT INTO public.child (id, name, own) VALUES (1, NULL, ''), (NULL, 'n', 'o');
--- expect
-> finding warning COL001 public.child.day
-> finding warning TBL013 public.child
-> detach relation public.child
-> set_aside relation public.child
-> create relation public.child
-> move_rows relation public.child
-> drop relation public.child
<- finding error COL004 public.child.day
<- finding warning TBL013 public.child
<- detach relation public.child
<- drop column public.child.day loses column
