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
-> finding error COL005 public.t.a
-> finding error COL005 public.t.b
-> finding error COL005 public.t.c
-> rename column public.t.a
-> rename column public.t.c
-> rename column public.t.b
-> rename column public.t.a
<- finding error COL005 public.t.a
<- finding error COL005 public.t.b
<- finding error COL005 public.t.c
<- rename column public.t.a
<- rename column public.t.b
<- rename column public.t.c
<- rename column public.t.a
