-- Comments of columns come, change and go.
--- before
CREATE TABLE public.t (a integer, b integer, c integer);
COMMENT ON COLUMN public.t.a IS 'one';
COMMENT ON COLUMN public.t.b IS 'two';
--- after
CREATE TABLE public.t (a integer, b integer, c integer);
COMMENT ON COLUMN public.t.b IS 'zwei';
COMMENT ON COLUMN public.t.c IS 'drei';
--- expect
-> finding info DOC001 public.t.a
-> finding info DOC001 public.t.b
-> finding info DOC001 public.t.c
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
<- finding info DOC001 public.t.a
<- finding info DOC001 public.t.b
<- finding info DOC001 public.t.c
<- alter column public.t.a
<- alter column public.t.b
<- alter column public.t.c
