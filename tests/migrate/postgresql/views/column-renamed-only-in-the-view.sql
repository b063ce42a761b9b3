-- A column of a view gets another name while the table keeps its own; a view above names it too.
--- before
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.v AS SELECT id, a AS title FROM public.t;
CREATE VIEW public.w AS SELECT title FROM public.v;
COMMENT ON COLUMN public.v.title IS 't';
--- after
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.v AS SELECT id, a AS "Name" FROM public.t;
CREATE VIEW public.w AS SELECT "Name" AS title FROM public.v;
COMMENT ON COLUMN public.v."Name" IS 't';
--- rows
INSERT INTO public.t VALUES (1, NULL), (NULL, '');
--- renames
column public.v.title -> public.v.Name
--- expect
-> finding error VEW003 public.v.Name
-> finding warning VEW006 public.v
-> finding warning VEW006 public.w
-> rename column public.v.Name
-> alter relation public.v
-> alter relation public.w
<- finding error VEW003 public.v.title
<- finding warning VEW006 public.v
<- finding warning VEW006 public.w
<- rename column public.v.title
<- alter relation public.v
<- alter relation public.w
