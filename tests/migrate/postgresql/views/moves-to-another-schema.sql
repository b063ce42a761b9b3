-- A view moves with its grants to another schema; a view, a function and a policy read it there.
--- before
CREATE SCHEMA report;
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.v AS SELECT id FROM public.t WHERE a <> '';
GRANT SELECT ON public.v TO bastion_case_reader;
CREATE VIEW public.w AS SELECT max(id) AS top FROM public.v;
CREATE FUNCTION public.top() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(id) FROM public.v; END;
CREATE POLICY known ON public.t USING (id IN (SELECT v.id FROM public.v));
--- after
CREATE SCHEMA report;
CREATE TABLE public.t (id integer, a text);
CREATE VIEW report.v AS SELECT id FROM public.t WHERE a <> '';
GRANT SELECT ON report.v TO bastion_case_reader;
CREATE VIEW public.w AS SELECT max(id) AS top FROM report.v;
CREATE FUNCTION public.top() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(id) FROM report.v; END;
CREATE POLICY known ON public.t USING (id IN (SELECT v.id FROM report.v));
--- rows
INSERT INTO public.t VALUES (1, ''), (2, NULL), (3, 'x');
--- renames
relation public.v -> report.v
--- expect
-> finding error VEW012 report.v
-> rename relation report.v
<- finding error VEW012 public.v
<- rename relation public.v
