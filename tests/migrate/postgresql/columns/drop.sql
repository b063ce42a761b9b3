-- A column goes with its values.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, note text);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY);
--- rows
INSERT INTO public.t VALUES (1, 'x'), (2, NULL);
--- expect
-> finding error COL004 public.t.note
-> drop column public.t.note loses column
<- finding warning COL001 public.t.note
<- create column public.t.note
