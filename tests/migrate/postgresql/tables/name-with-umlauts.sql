-- Names beyond ASCII: a table gains a column, a comment and a default.
--- before
CREATE TABLE public."ünï" ("größe" integer, "名" text);
--- after
CREATE TABLE public."ünï" ("größe" integer DEFAULT 1, "名" text, "😀" boolean DEFAULT true NOT NULL);
COMMENT ON COLUMN public."ünï"."名" IS 'название';
--- rows
INSERT INTO public."ünï" VALUES (NULL, 'é'), (1, NULL);
--- expect
-> finding info DEF001 public.ünï.größe
-> finding info DOC001 public.ünï.名
-> finding warning COL001 public.ünï.😀
-> alter column public.ünï.名
-> create column public.ünï.😀
-> alter column public.ünï.größe
<- finding warning DEF002 public.ünï.größe
<- finding info DOC001 public.ünï.名
<- finding error COL004 public.ünï.😀
<- drop column public.ünï.😀 loses column
<- alter column public.ünï.名
<- alter column public.ünï.größe
