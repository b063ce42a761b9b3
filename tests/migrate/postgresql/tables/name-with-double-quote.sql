-- A double quote and a dot inside names are not separators.
--- before
CREATE TABLE public."say ""hi""" ("a.b" integer, "\" text);
--- after
CREATE TABLE public."say ""hi""" ("a.b" integer NOT NULL, "\" text, "$1" integer);
ALTER TABLE public."say ""hi""" ADD CONSTRAINT "public.x" UNIQUE ("a.b");
--- rows
INSERT INTO public."say ""hi""" VALUES (1, '"'), (2, NULL);
--- expect
-> finding warning COL001 public.say "hi".$1
-> finding error NUL001 public.say "hi".a.b
-> finding error UNQ001 public.say "hi".public.x
-> create column public.say "hi".$1
-> alter column public.say "hi".a.b
-> create constraint public.say "hi".public.x
<- finding error COL004 public.say "hi".$1
<- finding error NUL002 public.say "hi".a.b
<- finding error UNQ002 public.say "hi".public.x
<- drop column public.say "hi".$1 loses column
<- drop constraint public.say "hi".public.x
<- alter column public.say "hi".a.b
