-- A partitioned table goes with all its partitions.
--- before
CREATE TABLE public.t (a integer PRIMARY KEY, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t DEFAULT;
CREATE TABLE public.u (a integer REFERENCES public.t (a));
--- after
CREATE TABLE public.u (a integer);
--- expect
-> finding warning FKY002 public.u.u_a_fkey
-> finding error TBL002 public.t
-> finding error PAR002 public.t_1
-> finding error PAR005 public.t_2
-> drop constraint public.u.u_a_fkey
-> drop relation public.t_1 loses rows
-> drop relation public.t_2 loses rows
-> drop relation public.t loses rows
<- finding error FKY001 public.u.u_a_fkey
<- finding info TBL001 public.t
<- finding info PAR001 public.t_1
<- finding info PAR001 public.t_2
<- create relation public.t
<- create relation public.t_1
<- create relation public.t_2
<- create index public.t_1.t_1_pkey
<- attach relation public.t_1
<- create index public.t_2.t_2_pkey
<- attach relation public.t_2
<- create constraint public.t.t_pkey
<- create constraint public.u.u_a_fkey
