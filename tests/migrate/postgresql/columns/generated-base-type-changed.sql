-- A generated column's source changes its type.
--- before
CREATE TABLE public.t (a integer, z text, b bigint GENERATED ALWAYS AS (a + 1) STORED);
--- after
CREATE TABLE public.t (a bigint, z text, b bigint GENERATED ALWAYS AS (a + 1) STORED);
--- rows
INSERT INTO public.t (a, z) VALUES (1, 'q');
--- expect
-> finding error COL008 public.t.a
-> drop column public.t.b
-> alter column public.t.a rewrites
-> create column public.t.b rewrites
<- finding error COL009 public.t.a
<- drop column public.t.b
<- alter column public.t.a rewrites loses values
<- create column public.t.b rewrites
