-- Addresses and bits change their types.
--- before
CREATE TABLE public.t (a cidr, b bit(4), c macaddr);
--- after
CREATE TABLE public.t (a inet, b bit varying(8), c macaddr8);
--- rows
INSERT INTO public.t VALUES ('10.0.0.0/8', B'1010', '08:00:2b:01:02:03');
--- rows after
INSERT INTO public.t VALUES ('10.0.0.0/8', B'1010', '08:00:2b:ff:fe:01:02:03');
--- expect
-> finding warning COL007 public.t.a
-> finding error COL010 public.t.b
-> finding error COL011 public.t.c
-> alter column public.t.a
-> alter column public.t.b rewrites loses values
-> alter column public.t.c rewrites loses values
<- finding error COL010 public.t.a
<- finding error COL010 public.t.b
<- finding error COL011 public.t.c
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
