-- The statistics target of an expression in an index.
--- before
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t ((a + 1), a);
--- after
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t ((a + 1), a);
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 300;
--- expect
-> finding warning IDX003 public.t.i
-> alter index public.t.i
<- finding warning IDX003 public.t.i
<- alter index public.t.i
