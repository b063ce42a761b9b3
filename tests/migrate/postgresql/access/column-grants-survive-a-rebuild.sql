-- Rights on columns come back when the table is written anew.
--- before
CREATE TABLE public.t (id integer, b integer);
GRANT SELECT (b) ON public.t TO bastion_case_reader;
GRANT INSERT ON public.t TO bastion_case_writer;
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON public.t USING (id > 5);
--- after
CREATE TABLE public.t (id integer, a text, b integer);
GRANT SELECT (b) ON public.t TO bastion_case_reader;
GRANT INSERT ON public.t TO bastion_case_writer;
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON public.t USING (id > 5);
--- rows
INSERT INTO public.t VALUES (1, 1), (9, 9);
--- expect
-> finding warning COL001 public.t.a
-> drop row_policy public.t.p
-> set_aside relation public.t
-> create relation public.t
-> move_rows relation public.t
-> create row_policy public.t.p
-> alter relation public.t
-> grant relation public.t
-> grant column public.t.b
-> drop relation public.t
<- finding error COL004 public.t.a
<- drop column public.t.a loses column
