-- Labels with quotes, spaces, commas, braces and umlauts are added between others, under an array default.
--- before
CREATE TYPE public."Größe" AS ENUM ('', 'XL');
CREATE TABLE public.shirt (id integer, "Größe" public."Größe", sizes public."Größe"[] NOT NULL DEFAULT ARRAY['', 'XL']::public."Größe"[]);
--- after
CREATE TYPE public."Größe" AS ENUM ('', 'it''s small', '"a, b"', '{curly}', 'back\slash', 'größer', 'NULL', 'XL');
CREATE TABLE public.shirt (id integer, "Größe" public."Größe", sizes public."Größe"[] NOT NULL DEFAULT ARRAY['', 'XL']::public."Größe"[]);
--- rows
INSERT INTO public.shirt VALUES (1, NULL, '{}'), (2, '', DEFAULT), (NULL, 'XL', '{"",XL,NULL}');
--- expect
-> finding warning ENM001 public.Größe
-> alter enum public.Größe
<- finding error ENM002 public.Größe
<- release column public.shirt.sizes
<- set_aside enum public.Größe
<- create enum public.Größe
<- alter column public.shirt.Größe rewrites loses values
<- alter column public.shirt.sizes rewrites loses values
<- alter column public.shirt.sizes
<- drop enum public.Größe
