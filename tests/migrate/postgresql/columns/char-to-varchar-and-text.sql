-- Padded texts become unpadded ones, and one way round the other.
--- before
CREATE TABLE public.t (id integer, a char(4) DEFAULT 'a', b char(4) NOT NULL, c varchar(4), UNIQUE (b));
--- after
CREATE TABLE public.t (id integer, a text DEFAULT 'a', b varchar(4) NOT NULL, c char(4), UNIQUE (b));
--- rows
INSERT INTO public.t VALUES (1, 'abcd', 'x', 'abcd'), (2, NULL, '', NULL), (3, '', 'ü', 'wxyz');
--- rows after
INSERT INTO public.t VALUES (1, 'abcd', 'x', 'abcd'), (2, NULL, 'yy', NULL);
--- expect
-> finding error COL010 public.t.a
-> finding warning DEF003 public.t.a
-> finding error COL010 public.t.b
-> finding error COL009 public.t.c
-> release column public.t.a
-> alter column public.t.a rewrites
-> alter column public.t.b rewrites loses values
-> alter column public.t.c rewrites loses values
-> alter column public.t.a
<- finding error COL009 public.t.a
<- finding warning DEF003 public.t.a
<- finding error COL009 public.t.b
<- finding error COL010 public.t.c
<- release column public.t.a
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
<- alter column public.t.a
