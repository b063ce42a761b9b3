-- A table and a column whose names are keywords in mixed case get a further column and an index.
--- before
CREATE TABLE public."Select" ("from" integer PRIMARY KEY, "Where" text);
--- after
CREATE TABLE public."Select" ("from" integer PRIMARY KEY, "Where" text, "order" integer DEFAULT 1);
CREATE INDEX "Group" ON public."Select" ("Where", "order" DESC);
--- rows
INSERT INTO public."Select" VALUES (1, NULL), (2, 'limit');
--- expect
-> finding warning COL001 public.Select.order
-> finding warning IDX001 public.Select.Group
-> create column public.Select.order
-> create index public.Select.Group
<- finding error COL004 public.Select.order
<- finding warning IDX002 public.Select.Group
<- drop index public.Select.Group
<- drop column public.Select.order loses column
