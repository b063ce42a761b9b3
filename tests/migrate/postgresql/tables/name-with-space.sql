-- A table, column, constraint and index with spaces in their names change.
--- before
CREATE TABLE public."a b" ("c d" integer CONSTRAINT "e f" CHECK ("c d" > 0), " " text);
CREATE INDEX "g h" ON public."a b" (" ");
--- after
CREATE TABLE public."a b" ("c d" bigint CONSTRAINT "e f" CHECK ("c d" > 1), " " text NOT NULL);
CREATE UNIQUE INDEX "g h" ON public."a b" (" ");
--- rows
INSERT INTO public."a b" VALUES (2, ''), (2147483647, ' ');
--- rows after
INSERT INTO public."a b" VALUES (3, 'x');
