-- A foreign key points at a unique constraint, then at a unique index.
--- before
CREATE TABLE public.a (code text CONSTRAINT a_code UNIQUE, other text);
CREATE UNIQUE INDEX a_other ON public.a (other);
CREATE TABLE public.b (code text CONSTRAINT b_code REFERENCES public.a (code));
--- after
CREATE TABLE public.a (code text CONSTRAINT a_code UNIQUE, other text);
CREATE UNIQUE INDEX a_other ON public.a (other);
CREATE TABLE public.b (code text CONSTRAINT b_code REFERENCES public.a (other));
--- rows
INSERT INTO public.a VALUES ('x', 'x');
INSERT INTO public.b VALUES ('x');
--- expect
-> finding error FKY003 public.b.b_code
-> drop constraint public.b.b_code
-> create constraint public.b.b_code
<- finding error FKY003 public.b.b_code
<- drop constraint public.b.b_code
<- create constraint public.b.b_code
