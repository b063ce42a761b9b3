-- Types with casts in one direction only.
--- before
CREATE TABLE public.t (a time, b money, c date);
--- after
CREATE TABLE public.t (a interval, b numeric, c timestamptz);
--- rows
INSERT INTO public.t VALUES ('10:00', '12.50', '2024-02-29');
--- expect
-> finding error COL010 public.t.a
-> finding error COL010 public.t.b
-> finding error COL010 public.t.c
-> alter column public.t.a rewrites loses values
-> alter column public.t.b rewrites loses values
-> alter column public.t.c rewrites loses values
<- finding error COL011 public.t.a
<- finding error COL010 public.t.b
<- finding error COL012 public.t.c
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
