-- The source of two generated columns changes its type, and one of those too; indexes and a check stand on them.
--- before
CREATE TABLE public.box (w integer, h integer, area integer GENERATED ALWAYS AS (w * h) STORED, label text GENERATED ALWAYS AS ('box ' || w::text) STORED, CONSTRAINT small CHECK (area < 1000000));
CREATE INDEX box_area ON public.box (area DESC) WHERE area > 0;
CREATE UNIQUE INDEX box_label ON public.box (label, h);
COMMENT ON COLUMN public.box.area IS 'w × h';
--- after
CREATE TABLE public.box (w bigint, h integer, area bigint GENERATED ALWAYS AS (w * h) STORED, label text GENERATED ALWAYS AS ('box ' || w::text) STORED, CONSTRAINT small CHECK (area < 1000000));
CREATE INDEX box_area ON public.box (area DESC) WHERE area > 0;
CREATE UNIQUE INDEX box_label ON public.box (label, h);
COMMENT ON COLUMN public.box.area IS 'w × h';
--- rows
INSERT INTO public.box (w, h) VALUES (3, 4), (-3, 4), (NULL, 5), (2147483647, 0);
--- expect
-> finding error COL008 public.box.area
-> finding error COL008 public.box.w
-> drop constraint public.box.small
-> drop index public.box.box_area
-> drop column public.box.area
-> drop index public.box.box_label
-> drop column public.box.label
-> alter column public.box.w rewrites
-> create column public.box.area rewrites
-> create column public.box.label rewrites
-> create constraint public.box.small
-> create index public.box.box_area
-> create index public.box.box_label
<- finding error COL009 public.box.area
<- finding error COL009 public.box.w
<- drop constraint public.box.small
<- drop index public.box.box_area
<- drop column public.box.area
<- drop index public.box.box_label
<- drop column public.box.label
<- alter column public.box.w rewrites loses values
<- create column public.box.area rewrites
<- create column public.box.label rewrites
<- create constraint public.box.small
<- create index public.box.box_area
<- create index public.box.box_label
