-- Digits in a text become numbers.
--- before
CREATE TABLE public.t (id integer, age text);
--- after
CREATE TABLE public.t (id integer, age integer);
--- rows
INSERT INTO public.t VALUES (1, '42'), (2, NULL);
--- rows after
INSERT INTO public.t VALUES (1, 42);
--- expect
-> finding error COL011 public.t.age
-> alter column public.t.age rewrites loses values
<- finding error COL010 public.t.age
<- alter column public.t.age rewrites
