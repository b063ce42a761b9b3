-- A double quote and a dot inside names are not separators.
--- before
CREATE TABLE public."say ""hi""" ("a.b" integer, "\" text);
--- after
CREATE TABLE public."say ""hi""" ("a.b" integer NOT NULL, "\" text, "$1" integer);
ALTER TABLE public."say ""hi""" ADD CONSTRAINT "public.x" UNIQUE ("a.b");
--- rows
INSERT INTO public."say ""hi""" VALUES (1, '"'), (2, NULL);
