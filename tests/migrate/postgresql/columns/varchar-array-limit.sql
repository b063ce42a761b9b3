-- Lengths inside arrays grow, shrink and go.
--- before
CREATE TABLE public.t (a varchar(10)[], b varchar(10)[], c numeric(8,2)[], d varchar[]);
--- after
CREATE TABLE public.t (a varchar(20)[], b varchar[], c numeric(10,2)[], d text[]);
--- rows
INSERT INTO public.t VALUES ('{a,b}', '{c}', '{1.25}', '{x}');
--- rows after
INSERT INTO public.t VALUES ('{a}', NULL, '{}', '{y}');
--- expect
-> finding warning COL007 public.t.a
-> finding warning COL007 public.t.b
-> finding warning COL007 public.t.c
-> finding warning COL007 public.t.d
-> alter column public.t.a rewrites
-> alter column public.t.b
-> alter column public.t.c rewrites
-> alter column public.t.d rewrites
<- finding error COL009 public.t.a
<- finding error COL009 public.t.b
<- finding error COL009 public.t.c
<- finding warning COL007 public.t.d
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
<- alter column public.t.d rewrites
