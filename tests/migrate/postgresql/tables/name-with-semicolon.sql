-- A semicolon, a line comment and an apostrophe in names end no statement.
--- before
CREATE TABLE public."semi;colon" ("it's" integer PRIMARY KEY, "--x" text DEFAULT 'a;b');
--- after
CREATE TABLE public."semi;colon" ("it's" bigint PRIMARY KEY, "--x" text DEFAULT 'a;c', "/*" integer);
COMMENT ON TABLE public."semi;colon" IS 'x; DROP TABLE y;';
--- rows
INSERT INTO public."semi;colon" VALUES (1, ';'), (2, NULL);
--- expect
-> finding warning DEF003 public.semi;colon.--x
-> finding warning COL001 public.semi;colon./*
-> finding error COL008 public.semi;colon.it's
-> finding info DOC001 public.semi;colon
-> alter relation public.semi;colon
-> create column public.semi;colon./*
-> alter column public.semi;colon.it's rewrites
-> alter column public.semi;colon.--x
<- finding warning DEF003 public.semi;colon.--x
<- finding error COL004 public.semi;colon./*
<- finding error COL009 public.semi;colon.it's
<- finding info DOC001 public.semi;colon
<- drop column public.semi;colon./* loses column
<- alter relation public.semi;colon
<- alter column public.semi;colon.it's rewrites loses values
<- alter column public.semi;colon.--x
