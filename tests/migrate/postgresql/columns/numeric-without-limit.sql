-- Numbers lose their limits; not a number and the infinite ones are welcome on the new side.
--- before
CREATE TABLE public.t (id integer, a numeric(10,2), b numeric(5), c numeric(3,5), d numeric(4,-2));
--- after
CREATE TABLE public.t (id integer, a numeric, b numeric, c numeric, d numeric);
--- rows
INSERT INTO public.t VALUES (1, 99999999.99, -99999, 0.00999, 999900), (2, 'NaN', 'NaN', NULL, 0);
--- rows after
INSERT INTO public.t VALUES (1, 1.5, 3, 0.00123, 1200), (2, NULL, NULL, NULL, NULL);
--- expect
-> finding warning COL007 public.t.a
-> finding warning COL007 public.t.b
-> finding warning COL007 public.t.c
-> finding warning COL007 public.t.d
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
-> alter column public.t.d
<- finding error COL009 public.t.a
<- finding error COL009 public.t.b
<- finding error COL009 public.t.c
<- finding error COL009 public.t.d
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
<- alter column public.t.d rewrites loses values
