-- A table with partitions on two levels loses a column, changes the type of one, and demands values in a third.
--- before
CREATE TABLE public.t (a integer, gone text, b integer, c text) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE public.t_1_1 PARTITION OF public.t_1 FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t (c DEFAULT 'two') FOR VALUES IN (2);
CREATE INDEX t_gone ON public.t (gone);
CREATE INDEX t_c ON public.t (c);
--- after
CREATE TABLE public.t (a integer, b integer, c varchar(30) NOT NULL DEFAULT '') PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE public.t_1_1 PARTITION OF public.t_1 FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t (c DEFAULT 'two') FOR VALUES IN (2);
CREATE INDEX t_c ON public.t (c);
--- rows
INSERT INTO public.t VALUES (1, 'x', 1, ''), (2, NULL, NULL, 'ß'), (2, '', -1, 'xyz');
--- expect
-> finding error COL009 public.t.c
-> finding info DEF001 public.t.c
-> finding error NUL001 public.t.c
-> finding error COL004 public.t.gone
-> finding error COL009 public.t_1.c
-> finding info DEF001 public.t_1.c
-> finding error NUL001 public.t_1.c
-> finding error COL004 public.t_1.gone
-> finding error COL009 public.t_1_1.c
-> finding info DEF001 public.t_1_1.c
-> finding error NUL001 public.t_1_1.c
-> finding error COL004 public.t_1_1.gone
-> finding error COL009 public.t_2.c
-> finding warning DEF003 public.t_2.c
-> finding error NUL001 public.t_2.c
-> finding error COL004 public.t_2.gone
-> finding warning IDX002 public.t.t_gone
-> finding warning IDX002 public.t_1.t_1_gone_idx
-> finding warning IDX002 public.t_1_1.t_1_1_gone_idx
-> finding warning IDX002 public.t_2.t_2_gone_idx
-> release column public.t_2.c
-> drop index public.t.t_gone
-> drop column public.t.gone loses column
-> alter column public.t.c rewrites loses values
-> alter column public.t_1.c
-> alter column public.t_1_1.c
-> alter column public.t_2.c
-> alter column public.t.c
-> alter column public.t_1.c
-> alter column public.t_1_1.c
-> alter column public.t_2.c
<- finding warning COL007 public.t.c
<- finding warning DEF002 public.t.c
<- finding error NUL002 public.t.c
<- finding warning COL001 public.t.gone
<- finding warning COL007 public.t_1.c
<- finding warning DEF002 public.t_1.c
<- finding error NUL002 public.t_1.c
<- finding warning COL001 public.t_1.gone
<- finding warning COL007 public.t_1_1.c
<- finding warning DEF002 public.t_1_1.c
<- finding error NUL002 public.t_1_1.c
<- finding warning COL001 public.t_1_1.gone
<- finding warning COL007 public.t_2.c
<- finding warning DEF003 public.t_2.c
<- finding error NUL002 public.t_2.c
<- finding warning COL001 public.t_2.gone
<- finding warning IDX001 public.t.t_gone
<- finding warning IDX001 public.t_1.t_1_gone_idx
<- finding warning IDX001 public.t_1_1.t_1_1_gone_idx
<- finding warning IDX001 public.t_2.t_2_gone_idx
<- drop index public.t.t_c
<- set_aside relation public.t
<- set_aside relation public.t_1
<- set_aside relation public.t_1_1
<- set_aside relation public.t_2
<- create relation public.t
<- create relation public.t_1
<- create relation public.t_1_1
<- create relation public.t_2
<- create index public.t_1_1.t_1_1_c_idx
<- create index public.t_1.t_1_c_idx
<- create index public.t_1_1.t_1_1_gone_idx
<- attach relation public.t_1_1
<- create index public.t_1.t_1_gone_idx
<- attach relation public.t_1
<- create index public.t_2.t_2_c_idx
<- create index public.t_2.t_2_gone_idx
<- attach relation public.t_2
<- move_rows relation public.t
<- create index public.t.t_c
<- create index public.t.t_gone
<- drop relation public.t_1_1
<- drop relation public.t_1
<- drop relation public.t_2
<- drop relation public.t
