-- A column with settings of its own changes its type and keeps them.
--- before
CREATE TABLE public.t (a varchar(10), b integer);
ALTER TABLE public.t ALTER a SET STORAGE external, ALTER a SET STATISTICS 77, ALTER a SET COMPRESSION pglz;
COMMENT ON COLUMN public.t.a IS 'kept';
--- after
CREATE TABLE public.t (a text, b integer);
ALTER TABLE public.t ALTER a SET STORAGE external, ALTER a SET STATISTICS 77, ALTER a SET COMPRESSION pglz;
COMMENT ON COLUMN public.t.a IS 'kept';
--- rows
INSERT INTO public.t VALUES ('x', 1);
--- expect
-> finding warning COL007 public.t.a
-> alter column public.t.a
<- finding error COL009 public.t.a
<- alter column public.t.a rewrites loses values
