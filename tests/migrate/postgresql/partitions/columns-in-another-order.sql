-- A partition whose columns stand in another order than the table's.
--- before
CREATE TABLE public.t (a integer, b text) PARTITION BY LIST (a);
--- after
CREATE TABLE public.t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE public.t_1 (b text, a integer);
ALTER TABLE public.t ATTACH PARTITION public.t_1 FOR VALUES IN (1);
--- rows after
INSERT INTO public.t VALUES (1, 'x');
--- expect
-> finding info PAR001 public.t_1
-> create relation public.t_1
-> attach relation public.t_1
<- finding error PAR002 public.t_1
<- drop relation public.t_1 loses rows
