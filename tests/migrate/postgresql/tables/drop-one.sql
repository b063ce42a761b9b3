-- A table that is only in the old schema is dropped, the one beside it keeps its rows.
--- before
CREATE TABLE public.kept (id integer PRIMARY KEY);
CREATE TABLE public.gone (id integer PRIMARY KEY, note text);
--- after
CREATE TABLE public.kept (id integer PRIMARY KEY);
--- rows
INSERT INTO public.kept VALUES (-2147483648), (0), (2147483647);
