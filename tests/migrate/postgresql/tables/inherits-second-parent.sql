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
