-- Numbers become texts; an index over them is built anew.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, age integer);
CREATE INDEX t_age ON public.t (age);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, age text);
CREATE INDEX t_age ON public.t (age);
--- rows
INSERT INTO public.t VALUES (1, 42), (2, NULL);
--- rows after
INSERT INTO public.t VALUES (1, '42');
--- expect
-> finding error COL010 public.t.age
-> alter column public.t.age rewrites
<- finding error COL011 public.t.age
<- alter column public.t.age rewrites loses values
