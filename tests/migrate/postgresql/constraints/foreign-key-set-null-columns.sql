-- ON DELETE SET NULL for one of two columns; MATCH FULL beside it.
--- before
CREATE TABLE public.a (x integer, y integer, PRIMARY KEY (x, y));
CREATE TABLE public.b (x integer NOT NULL, y integer, CONSTRAINT b_a FOREIGN KEY (x, y) REFERENCES public.a (x, y));
CREATE TABLE public.c (x integer, y integer, CONSTRAINT c_a FOREIGN KEY (x, y) REFERENCES public.a (x, y));
--- after
CREATE TABLE public.a (x integer, y integer, PRIMARY KEY (x, y));
CREATE TABLE public.b (x integer NOT NULL, y integer, CONSTRAINT b_a FOREIGN KEY (x, y) REFERENCES public.a (x, y) ON DELETE SET NULL (y));
CREATE TABLE public.c (x integer, y integer, CONSTRAINT c_a FOREIGN KEY (x, y) REFERENCES public.a (x, y) MATCH FULL);
--- rows
INSERT INTO public.a VALUES (1, 1);
INSERT INTO public.b VALUES (1, 1), (1, NULL);
INSERT INTO public.c VALUES (1, 1), (NULL, NULL);
--- expect
-> finding warning FKY005 public.b.b_a
-> finding warning FKY005 public.b.b_a
-> finding warning FKY008 public.c.c_a
-> drop constraint public.b.b_a
-> drop constraint public.c.c_a
-> create constraint public.b.b_a
-> create constraint public.c.c_a
<- finding warning FKY005 public.b.b_a
<- finding warning FKY005 public.b.b_a
<- finding warning FKY008 public.c.c_a
<- drop constraint public.b.b_a
<- drop constraint public.c.c_a
<- create constraint public.b.b_a
<- create constraint public.c.c_a
