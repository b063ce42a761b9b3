-- Fewer digits of a second, then more.
--- before
CREATE TABLE public.t (a timestamp(0), b timestamptz(6), c time(3), d interval(2));
--- after
CREATE TABLE public.t (a timestamp(3), b timestamptz(2), c time, d interval);
--- rows
INSERT INTO public.t VALUES ('2024-01-01 10:00:00', '2024-01-01 10:00:00.5+00', '10:00', '1 day');
--- expect
-> finding warning COL007 public.t.a
-> finding error COL012 public.t.b
-> finding warning COL007 public.t.c
-> finding warning COL007 public.t.d
-> alter column public.t.a
-> alter column public.t.b rewrites loses values
-> alter column public.t.c
-> alter column public.t.d
<- finding error COL012 public.t.a
<- finding warning COL007 public.t.b
<- finding error COL012 public.t.c
<- finding error COL012 public.t.d
<- alter column public.t.a rewrites loses values
<- alter column public.t.b
<- alter column public.t.c rewrites loses values
<- alter column public.t.d rewrites loses values
