-- A default of one domain changes, of another goes, of a third comes; columns with their own default do not care.
--- before
CREATE DOMAIN public.a AS integer DEFAULT 1;
CREATE DOMAIN public.b AS text DEFAULT 'it''s';
CREATE DOMAIN public.c AS timestamptz;
CREATE TABLE public.t (id integer, a public.a, a2 public.a DEFAULT 5, b public.b, c public.c);
--- after
CREATE DOMAIN public.a AS integer DEFAULT -1;
CREATE DOMAIN public.b AS text;
CREATE DOMAIN public.c AS timestamptz DEFAULT CURRENT_TIMESTAMP;
CREATE TABLE public.t (id integer, a public.a, a2 public.a DEFAULT 5, b public.b, c public.c);
--- rows
INSERT INTO public.t (id) VALUES (1);
INSERT INTO public.t VALUES (2, NULL, NULL, NULL, '-infinity');
--- expect
-> finding warning DOM005 public.a
-> finding warning DOM005 public.b
-> finding warning DOM005 public.c
-> alter domain public.a
-> alter domain public.b
-> alter domain public.c
<- finding warning DOM005 public.a
<- finding warning DOM005 public.b
<- finding warning DOM005 public.c
<- alter domain public.a
<- alter domain public.b
<- alter domain public.c
