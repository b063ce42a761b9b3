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
--- expect
-> finding error NUL001 public.a b. 
-> finding error COL008 public.a b.c d
-> finding error CHK003 public.a b.e f
-> finding error UNQ006 public.a b.g h
-> drop constraint public.a b.e f
-> drop index public.a b.g h
-> alter column public.a b. 
-> alter column public.a b.c d rewrites
-> create constraint public.a b.e f
-> create index public.a b.g h
<- finding error NUL002 public.a b. 
<- finding error COL009 public.a b.c d
<- finding warning CHK004 public.a b.e f
<- finding error UNQ007 public.a b.g h
<- drop constraint public.a b.e f
<- drop index public.a b.g h
<- alter column public.a b. 
<- alter column public.a b.c d rewrites loses values
<- create constraint public.a b.e f
<- create index public.a b.g h
