-- A generated column and its source go together; another one is computed from what is left.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, first text, last text, whole text GENERATED ALWAYS AS (first || ' ' || last) STORED);
CREATE INDEX t_whole ON public.t (whole text_pattern_ops);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, last text, initial text GENERATED ALWAYS AS (left(last, 1)) STORED);
CREATE INDEX t_initial ON public.t (initial);
--- rows
INSERT INTO public.t (id, first, last) VALUES (1, 'Ä', 'Öß'), (2, NULL, ''), (3, '', NULL);
--- rows after
INSERT INTO public.t (id, last) VALUES (1, 'Öß'), (2, NULL);
--- expect
-> finding error COL004 public.t.first
-> finding warning COL001 public.t.initial
-> finding error COL004 public.t.whole
-> finding warning IDX001 public.t.t_initial
-> finding warning IDX002 public.t.t_whole
-> drop index public.t.t_whole
-> drop column public.t.whole
-> drop column public.t.first loses column
-> create column public.t.initial rewrites
-> create index public.t.t_initial
<- finding warning COL001 public.t.first
<- finding error COL004 public.t.initial
<- finding warning COL001 public.t.whole
<- finding warning IDX002 public.t.t_initial
<- finding warning IDX001 public.t.t_whole
<- drop constraint public.t.t_pkey
<- drop index public.t.t_initial
<- set_aside relation public.t
<- create relation public.t
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- create index public.t.t_whole
<- drop relation public.t
