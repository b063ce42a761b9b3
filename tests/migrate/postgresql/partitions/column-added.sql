-- A column comes to the table and all its partitions.
--- before
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- after
CREATE TABLE public.t (a integer, b integer, c text NOT NULL DEFAULT 'x') PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding warning COL001 public.t.c
-> finding warning COL001 public.t_1.c
-> create column public.t.c
<- finding error COL004 public.t.c
<- finding error COL004 public.t_1.c
<- drop column public.t.c loses column
