-- A foreign key points into another schema from now on.
--- before
CREATE SCHEMA other;
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE other.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer, CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES public.a (id));
--- after
CREATE SCHEMA other;
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE other.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer, CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES other.a (id));
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO other.a VALUES (1);
INSERT INTO public.b VALUES (1);
--- expect
-> finding error FKY003 public.b.b_a
-> drop constraint public.b.b_a
-> create constraint public.b.b_a
<- finding error FKY003 public.b.b_a
<- drop constraint public.b.b_a
<- create constraint public.b.b_a
