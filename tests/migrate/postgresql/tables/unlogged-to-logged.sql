-- An unlogged table becomes a logged one with its rows.
--- before
CREATE UNLOGGED TABLE public.cache (key text PRIMARY KEY, value bytea);
--- after
CREATE TABLE public.cache (key text PRIMARY KEY, value bytea);
--- rows
INSERT INTO public.cache VALUES ('', NULL), ('k', '\x'), ('ключ', '\x00ff');
--- rows after
INSERT INTO public.cache VALUES ('back', '\xdeadbeef');
