-- Two parents and a child of both with a default of its own are created.
--- before
--- after
CREATE TABLE public.named (id integer, name text DEFAULT 'x');
CREATE TABLE public.dated (id integer, day date NOT NULL);
CREATE TABLE public.child (own text, name text DEFAULT 'y') INHERITS (public.dated, public.named);
CREATE INDEX child_name ON public.child (name);
