-- Row security and its policies go.
--- before
CREATE TABLE public.t (id integer);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON public.t USING (id > 0);
--- after
CREATE TABLE public.t (id integer);
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding error TBL010 public.t
-> finding warning TBL011 public.t
-> finding warning POL003 public.t.p
-> drop row_policy public.t.p
-> alter relation public.t
<- finding error TBL009 public.t
<- finding warning TBL011 public.t
<- finding warning POL001 public.t.p
<- create row_policy public.t.p
<- alter relation public.t
