-- A collation comes and a column sorts by it.
--- before
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (a);
--- after
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');
COMMENT ON COLLATION public.plain IS 'bytes';
CREATE TABLE public.t (a text COLLATE public.plain);
CREATE INDEX i ON public.t (a);
--- rows
INSERT INTO public.t VALUES ('x');
--- expect
-> finding info CLN001 public.plain
-> finding error COL014 public.t.a
-> create collation public.plain
-> alter column public.t.a
<- finding error CLN002 public.plain
<- finding error COL014 public.t.a
<- drop index public.t.i
<- alter column public.t.a
<- create index public.t.i
<- drop collation public.plain
