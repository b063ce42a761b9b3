-- A foreign key that was declared without looking is validated.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer);
ALTER TABLE public.b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES public.a (id) NOT VALID;
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer);
ALTER TABLE public.b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES public.a (id);
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (1);
--- expect
-> finding error FKY007 public.b.b_a
-> validate constraint public.b.b_a
<- finding warning CHK007 public.b.b_a
<- drop constraint public.b.b_a
<- create constraint public.b.b_a
