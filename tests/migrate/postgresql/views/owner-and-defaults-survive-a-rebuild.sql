-- A view that must be made again keeps its owner, the defaults and comments of its columns and what others may do.
--- before
CREATE TABLE public.t (id integer, a varchar(5), b text);
CREATE VIEW public.v AS SELECT id, a, b FROM public.t;
ALTER VIEW public.v OWNER TO bastion_case_writer;
ALTER VIEW public.v ALTER COLUMN b SET DEFAULT 'it''s new';
COMMENT ON COLUMN public.v.a IS 'a';
COMMENT ON VIEW public.v IS 'v';
GRANT SELECT, INSERT ON public.v TO bastion_case_reader;
GRANT ALL ON public.v TO postgres;
REVOKE TRUNCATE ON public.v FROM bastion_case_writer;
--- after
CREATE TABLE public.t (id integer, a text, b text);
CREATE VIEW public.v AS SELECT id, a, b FROM public.t;
ALTER VIEW public.v OWNER TO bastion_case_writer;
ALTER VIEW public.v ALTER COLUMN b SET DEFAULT 'it''s new';
COMMENT ON COLUMN public.v.a IS 'a';
COMMENT ON VIEW public.v IS 'v';
GRANT SELECT, INSERT ON public.v TO bastion_case_reader;
GRANT ALL ON public.v TO postgres;
REVOKE TRUNCATE ON public.v FROM bastion_case_writer;
--- rows
INSERT INTO public.t VALUES (1, 'abcde', NULL), (2, '', ''), (3, NULL, 'ñ');
--- expect
-> finding warning COL007 public.t.a
-> finding error VEW004 public.v.a
-> drop relation public.v
-> alter column public.t.a
-> create relation public.v
-> grant relation public.v
<- finding error COL009 public.t.a
<- finding error VEW004 public.v.a
<- drop relation public.v
<- alter column public.t.a rewrites loses values
<- create relation public.v
<- grant relation public.v
