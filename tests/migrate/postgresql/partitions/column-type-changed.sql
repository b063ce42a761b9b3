-- A column that rows are not spread by changes its type everywhere.
--- before
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE INDEX t_b ON public.t (b);
--- after
CREATE TABLE public.t (a integer, b bigint) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE INDEX t_b ON public.t (b);
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding error COL008 public.t.b
-> finding error COL008 public.t_1.b
-> alter column public.t.b rewrites
<- finding error COL009 public.t.b
<- finding error COL009 public.t_1.b
<- alter column public.t.b rewrites loses values
