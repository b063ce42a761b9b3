-- The column that rows are spread by changes its type: the table is written anew.
--- before
CREATE TABLE public.t (a integer, b text) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (10) TO (20);
--- after
CREATE TABLE public.t (a bigint, b text) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM ('0') TO ('10');
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM ('10') TO ('20');
--- rows
INSERT INTO public.t VALUES (1, 'x'), (11, NULL);
--- expect
-> finding error COL008 public.t.a
-> finding error COL008 public.t_1.a
-> finding error COL008 public.t_2.a
-> finding error PAR003 public.t_1
-> finding error PAR003 public.t_2
-> set_aside relation public.t
-> set_aside relation public.t_1
-> set_aside relation public.t_2
-> create relation public.t
-> create relation public.t_1
-> create relation public.t_2
-> attach relation public.t_1
-> attach relation public.t_2
-> move_rows relation public.t
-> drop relation public.t_1
-> drop relation public.t_2
-> drop relation public.t
<- finding error COL009 public.t.a
<- finding error COL009 public.t_1.a
<- finding error COL009 public.t_2.a
<- finding error PAR003 public.t_1
<- finding error PAR003 public.t_2
<- set_aside relation public.t
<- set_aside relation public.t_1
<- set_aside relation public.t_2
<- create relation public.t
<- create relation public.t_1
<- create relation public.t_2
<- attach relation public.t_1
<- attach relation public.t_2
<- move_rows relation public.t
<- drop relation public.t_1
<- drop relation public.t_2
<- drop relation public.t
