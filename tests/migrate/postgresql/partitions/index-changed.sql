-- An index over all partitions changes, and one partition has an index of its own.
--- before
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
CREATE INDEX t_i ON public.t (b);
CREATE INDEX own ON public.t_1 (b, a);
--- after
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
CREATE INDEX t_i ON public.t (b DESC);
CREATE INDEX own ON public.t_2 (a);
--- rows
INSERT INTO public.t VALUES (1, 5), (2, 5);
--- expect
-> finding warning IDX003 public.t.t_i
-> finding warning IDX002 public.t_1.own
-> finding warning IDX003 public.t_1.t_1_b_idx
-> finding warning IDX001 public.t_2.own
-> finding warning IDX003 public.t_2.t_2_b_idx
-> drop index public.t.t_i
-> drop index public.t_1.own
-> create index public.t_1.t_1_b_idx
-> create index public.t_2.own
-> create index public.t_2.t_2_b_idx
-> create index public.t.t_i
<- finding warning IDX003 public.t.t_i
<- finding warning IDX001 public.t_1.own
<- finding warning IDX003 public.t_1.t_1_b_idx
<- finding warning IDX002 public.t_2.own
<- finding warning IDX003 public.t_2.t_2_b_idx
<- drop index public.t.t_i
<- drop index public.t_2.own
<- create index public.t_1.own
<- create index public.t_1.t_1_b_idx
<- create index public.t_2.t_2_b_idx
<- create index public.t.t_i
