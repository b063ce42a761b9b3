-- A view whose name and columns need quotes gets a column that has the name of a keyword.
--- before
CREATE TABLE public."T 1" ("order" integer, "Ä" text);
CREATE VIEW public."V""1" AS SELECT "order", "Ä", "Ä" AS "?column?", 1 AS "1" FROM public."T 1";
--- after
CREATE TABLE public."T 1" ("order" integer, "Ä" text);
CREATE VIEW public."V""1" AS SELECT "order", "Ä", "Ä" AS "?column?", 1 AS "1", "order" AS "select" FROM public."T 1";
COMMENT ON COLUMN public."V""1"."?column?" IS '?';
--- rows
INSERT INTO public."T 1" VALUES (NULL, ''), (1, NULL);
--- expect
-> finding info DOC001 public.V"1.?column?
-> finding warning VEW005 public.V"1.select
-> finding warning VEW006 public.V"1
-> alter relation public.V"1
-> alter column public.V"1.?column?
<- finding info DOC001 public.V"1.?column?
<- finding error VEW002 public.V"1.select
<- finding warning VEW006 public.V"1
<- drop relation public.V"1
<- create relation public.V"1
