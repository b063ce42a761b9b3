-- Names beyond ASCII: a table gains a column, a comment and a default.
--- before
CREATE TABLE public."ünï" ("größe" integer, "名" text);
--- after
CREATE TABLE public."ünï" ("größe" integer DEFAULT 1, "名" text, "😀" boolean DEFAULT true NOT NULL);
COMMENT ON COLUMN public."ünï"."名" IS 'название';
--- rows
INSERT INTO public."ünï" VALUES (NULL, 'é'), (1, NULL);
