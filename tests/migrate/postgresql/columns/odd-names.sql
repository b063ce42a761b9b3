-- Columns whose names are keywords, have quotes, spaces and letters beyond ASCII change their types.
--- before
CREATE TABLE public."Order" ("select" integer, "a""b" varchar(5), "größe" smallint, " x " text, "A" date);
--- after
CREATE TABLE public."Order" ("select" bigint, "a""b" varchar(9), "größe" integer, " x " text DEFAULT '''', "A" date NOT NULL DEFAULT '2020-02-29');
--- rows
INSERT INTO public."Order" VALUES (1, 'abc', 32767, NULL, '2020-01-01');
--- expect
-> finding info DEF001 public.Order. x 
-> finding info DEF001 public.Order.A
-> finding error NUL001 public.Order.A
-> finding warning COL007 public.Order.a"b
-> finding error COL008 public.Order.größe
-> finding error COL008 public.Order.select
-> alter column public.Order.A
-> alter column public.Order.a"b
-> alter column public.Order.größe rewrites
-> alter column public.Order.select rewrites
-> alter column public.Order. x 
-> alter column public.Order.A
<- finding warning DEF002 public.Order. x 
<- finding warning DEF002 public.Order.A
<- finding error NUL002 public.Order.A
<- finding error COL009 public.Order.a"b
<- finding error COL009 public.Order.größe
<- finding error COL009 public.Order.select
<- alter column public.Order.A
<- alter column public.Order.a"b rewrites loses values
<- alter column public.Order.größe rewrites loses values
<- alter column public.Order.select rewrites loses values
<- alter column public.Order. x 
<- alter column public.Order.A
