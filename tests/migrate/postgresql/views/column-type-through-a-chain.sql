-- A column changes its type under three views; comments, rights, owners and defaults of the views come back.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.v1 AS SELECT id, a FROM public.t;
CREATE VIEW public.v2 AS SELECT id, a FROM public.v1;
CREATE VIEW public.v3 AS SELECT v1.id, v2.a FROM public.v1, public.v2;
ALTER VIEW public.v1 ALTER COLUMN a SET DEFAULT 5;
COMMENT ON COLUMN public.v2.a IS 'a';
ALTER VIEW public.v2 OWNER TO bastion_case_writer;
GRANT SELECT (a) ON public.v3 TO bastion_case_reader;
GRANT INSERT ON public.v1 TO PUBLIC;
--- after
CREATE TABLE public.t (id integer, a numeric);
CREATE VIEW public.v1 AS SELECT id, a FROM public.t;
CREATE VIEW public.v2 AS SELECT id, a FROM public.v1;
CREATE VIEW public.v3 AS SELECT v1.id, v2.a FROM public.v1, public.v2;
ALTER VIEW public.v1 ALTER COLUMN a SET DEFAULT 5;
COMMENT ON COLUMN public.v2.a IS 'a';
ALTER VIEW public.v2 OWNER TO bastion_case_writer;
GRANT SELECT (a) ON public.v3 TO bastion_case_reader;
GRANT INSERT ON public.v1 TO PUBLIC;
--- rows
INSERT INTO public.t VALUES (1, 2);
--- expect
-> finding error COL008 public.t.a
-> finding error VEW004 public.v1.a
-> finding error VEW004 public.v2.a
-> finding error VEW004 public.v3.a
-> drop relation public.v3
-> drop relation public.v2
-> drop relation public.v1
-> alter column public.t.a rewrites
-> create relation public.v1
-> create relation public.v2
-> create relation public.v3
-> grant relation public.v1
-> grant column public.v3.a
<- finding error COL009 public.t.a
<- finding error VEW004 public.v1.a
<- finding error VEW004 public.v2.a
<- finding error VEW004 public.v3.a
<- drop relation public.v3
<- drop relation public.v2
<- drop relation public.v1
<- alter column public.t.a rewrites loses values
<- create relation public.v1
<- create relation public.v2
<- create relation public.v3
<- grant relation public.v1
<- grant column public.v3.a
