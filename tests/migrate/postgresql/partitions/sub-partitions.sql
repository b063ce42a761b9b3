-- A partition is itself partitioned.
--- before
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- after
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2) PARTITION BY RANGE (b);
CREATE TABLE public.t_2_low PARTITION OF public.t_2 FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2_high PARTITION OF public.t_2 FOR VALUES FROM (10) TO (20);
CREATE INDEX t_b ON public.t (b);
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding warning IDX001 public.t.t_b
-> finding warning IDX001 public.t_1.t_1_b_idx
-> finding info PAR001 public.t_2
-> finding info PAR001 public.t_2_high
-> finding info PAR001 public.t_2_low
-> create relation public.t_2
-> create relation public.t_2_high
-> create relation public.t_2_low
-> create index public.t_1.t_1_b_idx
-> create index public.t_2_high.t_2_high_b_idx
-> attach relation public.t_2_high
-> create index public.t_2_low.t_2_low_b_idx
-> attach relation public.t_2_low
-> create index public.t_2.t_2_b_idx
-> attach relation public.t_2
-> create index public.t.t_b
<- finding warning IDX002 public.t.t_b
<- finding warning IDX002 public.t_1.t_1_b_idx
<- finding error PAR002 public.t_2
<- finding error PAR002 public.t_2_high
<- finding error PAR002 public.t_2_low
<- drop index public.t.t_b
<- drop relation public.t_2_high loses rows
<- drop relation public.t_2_low loses rows
<- drop relation public.t_2 loses rows
