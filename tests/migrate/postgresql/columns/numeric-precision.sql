-- More digits before the point, then more after it.
--- before
CREATE TABLE public.t (a numeric(8,2), b numeric(8,2), c numeric(8,2));
--- after
CREATE TABLE public.t (a numeric(12,2), b numeric(10,4), c numeric);
--- rows
INSERT INTO public.t VALUES (123456.78, 1.25, -0.01), (NULL, NULL, NULL);
--- expect
-> finding warning COL007 public.t.a
-> finding error COL008 public.t.b
-> finding warning COL007 public.t.c
-> alter column public.t.a
-> alter column public.t.b rewrites loses values
-> alter column public.t.c
<- finding error COL009 public.t.a
<- finding error COL012 public.t.b
<- finding error COL009 public.t.c
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
