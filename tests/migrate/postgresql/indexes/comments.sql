-- Comments of indexes.
--- before
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a);
COMMENT ON INDEX public.i IS 'old';
--- after
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a);
COMMENT ON INDEX public.i IS 'it''s new';
--- expect
-> finding info DOC001 public.t.i
-> alter index public.t.i
<- finding info DOC001 public.t.i
<- alter index public.t.i
