-- One partition goes.
--- before
CREATE TABLE public.t (a integer PRIMARY KEY, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (10) TO (20);
--- after
CREATE TABLE public.t (a integer PRIMARY KEY, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
--- expect
-> finding error PAR002 public.t_2
-> drop relation public.t_2 loses rows
<- finding info PAR001 public.t_2
<- create relation public.t_2
<- create index public.t_2.t_2_pkey
<- attach relation public.t_2
