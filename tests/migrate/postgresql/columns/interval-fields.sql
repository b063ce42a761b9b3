-- An interval gets fields, and loses them.
--- before
CREATE TABLE public.t (a interval, b interval(3), c interval day to second(2));
--- after
CREATE TABLE public.t (a interval day to second, b interval, c interval);
--- rows
INSERT INTO public.t VALUES ('1 year 2 days 3.25 seconds', '1.123 seconds', '4 days');
--- rows after
INSERT INTO public.t VALUES ('2 days', '1 second', '1 month');
--- expect
-> finding error COL011 public.t.a
-> finding warning COL007 public.t.b
-> finding error COL011 public.t.c
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
<- finding error COL011 public.t.a
<- finding error COL012 public.t.b
<- finding error COL011 public.t.c
<- alter column public.t.a
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
