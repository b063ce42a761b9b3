-- An unlogged table becomes a logged one with its rows.
--- before
CREATE UNLOGGED TABLE public.cache (key text PRIMARY KEY, value bytea);
--- after
CREATE TABLE public.cache (key text PRIMARY KEY, value bytea);
--- rows
INSERT INTO public.cache VALUES ('', NULL), ('k', '\x'), ('ключ', '\x00ff');
--- rows after
INSERT INTO public.cache VALUES ('back', '\xdeadbeef');
--- expect
-> finding warning TBL008 public.cache
-> alter relation public.cache rewrites
<- finding error TBL007 public.cache
<- alter relation public.cache rewrites
