-- Comments of constraints come, change and go.
--- before
CREATE TABLE public.t (a integer CONSTRAINT k PRIMARY KEY, b integer CONSTRAINT u UNIQUE, c integer CONSTRAINT c CHECK (c > 0));
COMMENT ON CONSTRAINT k ON public.t IS 'key';
COMMENT ON CONSTRAINT u ON public.t IS 'unique';
--- after
CREATE TABLE public.t (a integer CONSTRAINT k PRIMARY KEY, b integer CONSTRAINT u UNIQUE, c integer CONSTRAINT c CHECK (c > 0));
COMMENT ON CONSTRAINT u ON public.t IS 'einzig';
COMMENT ON CONSTRAINT c ON public.t IS 'check';
COMMENT ON INDEX public.k IS 'index of the key';
--- expect
-> finding info DOC001 public.t.c
-> finding info DOC001 public.t.k
-> finding info DOC001 public.t.u
-> finding info DOC001 public.t.k
-> alter constraint public.t.c
-> alter constraint public.t.k
-> alter constraint public.t.u
-> alter index public.t.k
<- finding info DOC001 public.t.c
<- finding info DOC001 public.t.k
<- finding info DOC001 public.t.u
<- finding info DOC001 public.t.k
<- alter constraint public.t.c
<- alter constraint public.t.k
<- alter constraint public.t.u
<- alter index public.t.k
