-- An index gets another name.
--- before
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a);
COMMENT ON INDEX public.i IS 'x';
--- after
CREATE TABLE public.t (a integer);
CREATE INDEX "J" ON public.t (a);
COMMENT ON INDEX public."J" IS 'x';
--- renames
index public.t.i -> public.t.J
--- expect
-> finding info IDX005 public.t.J
-> rename index public.t.J
<- finding info IDX005 public.t.i
<- rename index public.t.i
