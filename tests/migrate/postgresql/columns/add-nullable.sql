-- A column without a default is added at the end.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, note text);
--- rows
INSERT INTO public.t VALUES (1), (2);
--- rows after
INSERT INTO public.t VALUES (1, NULL), (2, ''), (3, 'Ä');
--- expect
-> finding warning COL001 public.t.note
-> create column public.t.note
<- finding error COL004 public.t.note
<- drop column public.t.note loses column
