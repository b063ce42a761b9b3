-- A domain that arrays, composites and a generated column use gets a check, and loses another.
--- before
CREATE DOMAIN public.d AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TYPE public.c AS (n public.d);
CREATE TABLE public.t (id integer PRIMARY KEY, a public.d[], n public.d, c public.c, g public.d GENERATED ALWAYS AS (id + 1) STORED);
--- after
CREATE DOMAIN public.d AS integer CONSTRAINT small CHECK (VALUE < 1000);
CREATE TYPE public.c AS (n public.d);
CREATE TABLE public.t (id integer PRIMARY KEY, a public.d[], n public.d, c public.c, g public.d GENERATED ALWAYS AS (id + 1) STORED);
--- rows
INSERT INTO public.t VALUES (1, '{1,2}', 3, '(4)');
--- rows after
INSERT INTO public.t VALUES (1, '{1,2}', 3, '(4)');
--- expect
-> finding error DOM001 public.d
-> finding warning DOM002 public.d
-> drop column public.t.g
-> set_aside domain public.d
-> set_aside composite public.c
-> create domain public.d
-> create composite public.c
-> alter column public.t.a rewrites loses values
-> alter column public.t.c rewrites loses values
-> create column public.t.g rewrites
-> alter column public.t.n rewrites loses values
-> drop composite public.c
-> drop domain public.d
<- finding error DOM001 public.d
<- finding warning DOM002 public.d
<- drop column public.t.g
<- set_aside domain public.d
<- set_aside composite public.c
<- create domain public.d
<- create composite public.c
<- alter column public.t.a rewrites loses values
<- alter column public.t.c rewrites loses values
<- create column public.t.g rewrites
<- alter column public.t.n rewrites loses values
<- drop composite public.c
<- drop domain public.d
