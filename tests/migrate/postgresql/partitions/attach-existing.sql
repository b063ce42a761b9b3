-- A table that is there becomes a partition.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer, CONSTRAINT c CHECK (b > 0)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 (a integer NOT NULL, b integer, CONSTRAINT c CHECK (b > 0));
CREATE INDEX t_b ON public.t (b);
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer, CONSTRAINT c CHECK (b > 0)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE INDEX t_b ON public.t (b);
--- expect
-> finding warning IDX001 public.t_1.t_1_b_idx
-> finding info PAR001 public.t_1
-> create index public.t_1.t_1_b_idx
-> attach relation public.t_1
<- finding warning IDX002 public.t_1.t_1_b_idx
<- finding error PAR002 public.t_1
<- detach relation public.t_1
<- drop index public.t_1.t_1_b_idx
