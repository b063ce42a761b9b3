-- Only the column that points gets wider, then only the one that is pointed at.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer CONSTRAINT b_a REFERENCES public.a (id));
CREATE TABLE public.c (id smallint PRIMARY KEY);
CREATE TABLE public.d (id integer PRIMARY KEY, c_id bigint CONSTRAINT d_c REFERENCES public.c (id));
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id bigint CONSTRAINT b_a REFERENCES public.a (id));
CREATE TABLE public.c (id bigint PRIMARY KEY);
CREATE TABLE public.d (id integer PRIMARY KEY, c_id bigint CONSTRAINT d_c REFERENCES public.c (id));
--- rows
INSERT INTO public.a VALUES (-2147483648);
INSERT INTO public.b VALUES (1, -2147483648), (2, NULL);
INSERT INTO public.c VALUES (32767);
INSERT INTO public.d VALUES (1, 32767), (2, NULL);
--- expect
-> finding error COL008 public.b.a_id
-> finding error COL008 public.c.id
-> drop constraint public.b.b_a
-> drop constraint public.d.d_c
-> alter column public.b.a_id rewrites
-> alter column public.c.id rewrites
-> create constraint public.b.b_a
-> create constraint public.d.d_c
<- finding error COL009 public.b.a_id
<- finding error COL009 public.c.id
<- drop constraint public.b.b_a
<- drop constraint public.d.d_c
<- alter column public.b.a_id rewrites loses values
<- alter column public.c.id rewrites loses values
<- create constraint public.b.b_a
<- create constraint public.d.d_c
