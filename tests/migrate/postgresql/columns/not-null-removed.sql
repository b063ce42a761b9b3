-- Columns need no value any more, one of them was in a key and one in a foreign key.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer CONSTRAINT b_key PRIMARY KEY, a_id integer NOT NULL CONSTRAINT b_a REFERENCES public.a (id), name text NOT NULL DEFAULT '', "no" boolean NOT NULL);
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer CONSTRAINT b_key UNIQUE, a_id integer CONSTRAINT b_a REFERENCES public.a (id), name text DEFAULT '', "no" boolean);
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (1, 1, '', false), (2, 1, 'ä', true);
--- rows after
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (1, 1, 'x', true);
--- expect
-> finding error NUL002 public.b.a_id
-> finding error NUL002 public.b.id
-> finding error NUL002 public.b.name
-> finding error NUL002 public.b.no
-> finding error CON002 public.b.b_key
-> drop constraint public.b.b_key
-> alter column public.b.a_id
-> alter column public.b.id
-> alter column public.b.name
-> alter column public.b.no
-> create constraint public.b.b_key
<- finding error NUL001 public.b.a_id
<- finding error NUL001 public.b.id
<- finding error NUL001 public.b.name
<- finding error NUL001 public.b.no
<- finding error CON002 public.b.b_key
<- drop constraint public.b.b_key
<- alter column public.b.a_id
<- alter column public.b.id
<- alter column public.b.name
<- alter column public.b.no
<- create constraint public.b.b_key
