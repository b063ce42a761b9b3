-- A semicolon, a line comment and an apostrophe in names end no statement.
--- before
CREATE TABLE public."semi;colon" ("it's" integer PRIMARY KEY, "--x" text DEFAULT 'a;b');
--- after
CREATE TABLE public."semi;colon" ("it's" bigint PRIMARY KEY, "--x" text DEFAULT 'a;c', "/*" integer);
COMMENT ON TABLE public."semi;colon" IS 'x; DROP TABLE y;';
--- rows
INSERT INTO public."semi;colon" VALUES (1, ';'), (2, NULL);
