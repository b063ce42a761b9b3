-- Texts are sorted another way.
--- before
CREATE TABLE public.t (a text, b text COLLATE "C", c varchar(5));
CREATE INDEX t_a ON public.t (a);
--- after
CREATE TABLE public.t (a text COLLATE "C", b text, c varchar(5) COLLATE "POSIX");
CREATE INDEX t_a ON public.t (a);
--- rows
INSERT INTO public.t VALUES ('ä', 'Z', NULL);
--- expect
-> finding error COL014 public.t.a
-> finding error COL014 public.t.b
-> finding error COL014 public.t.c
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
<- finding error COL014 public.t.a
<- finding error COL014 public.t.b
<- finding error COL014 public.t.c
<- alter column public.t.a
<- alter column public.t.b
<- alter column public.t.c
