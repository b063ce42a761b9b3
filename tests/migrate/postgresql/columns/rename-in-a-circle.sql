-- Three columns pass their names on in a circle, each with its own type.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer DEFAULT 1, b text NOT NULL DEFAULT 'b', c date);
CREATE INDEX t_ab ON public.t (a, b);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b integer DEFAULT 1, c text NOT NULL DEFAULT 'b', a date);
CREATE INDEX t_ab ON public.t (b, c);
--- rows
INSERT INTO public.t VALUES (1, 10, 'ten', '2010-10-10'), (2, NULL, '', NULL);
--- renames
column public.t.a -> public.t.b
column public.t.b -> public.t.c
column public.t.c -> public.t.a
--- expect
-> finding error COL011 public.t.a
-> finding warning DEF002 public.t.a
-> finding error COL011 public.t.b
-> finding warning DEF003 public.t.b
-> finding error NUL002 public.t.b
-> finding error COL010 public.t.c
-> finding info DEF001 public.t.c
-> finding error NUL001 public.t.c
-> finding warning IDX003 public.t.t_ab
-> finding warning TBL014 public.t
-> refused column public.t.a: the server has no cast from integer to date
<- finding error COL011 public.t.a
<- finding info DEF001 public.t.a
<- finding error COL010 public.t.b
<- finding warning DEF003 public.t.b
<- finding error NUL001 public.t.b
<- finding error COL011 public.t.c
<- finding warning DEF002 public.t.c
<- finding error NUL002 public.t.c
<- finding warning IDX003 public.t.t_ab
<- finding warning TBL014 public.t
<- refused column public.t.a: the server has no cast from date to integer
