-- A default that is the same for the whole statement does not write the table anew.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, made timestamptz NOT NULL DEFAULT now(), day date DEFAULT CURRENT_DATE);
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding warning COL001 public.t.day
-> finding warning COL001 public.t.made
-> create column public.t.made
-> create column public.t.day
<- finding error COL004 public.t.day
<- finding error COL004 public.t.made
<- drop column public.t.day loses column
<- drop column public.t.made loses column
