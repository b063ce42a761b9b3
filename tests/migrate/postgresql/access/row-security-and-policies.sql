-- Row security comes on with two policies.
--- before
CREATE TABLE public.t (id integer, owner text);
--- after
CREATE TABLE public.t (id integer, owner text);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.t USING (owner = CURRENT_USER) WITH CHECK (owner = CURRENT_USER);
CREATE POLICY few ON public.t AS RESTRICTIVE FOR SELECT TO bastion_case_reader, bastion_case_writer USING (id < 100);
COMMENT ON POLICY few ON public.t IS 'few';
--- rows
INSERT INTO public.t VALUES (1, 'a');
--- expect
-> finding error TBL009 public.t
-> finding error POL002 public.t.few
-> finding warning POL001 public.t.own
-> create row_policy public.t.few
-> create row_policy public.t.own
-> alter relation public.t
<- finding error TBL010 public.t
<- finding warning POL003 public.t.few
<- finding warning POL003 public.t.own
<- drop row_policy public.t.few
<- drop row_policy public.t.own
<- alter relation public.t
