-- Bounds over two columns with open ends move, one neighbour swallows another.
--- before
CREATE TABLE public.t (a integer, b text, n integer) PARTITION BY RANGE (a, b);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (MINVALUE, MINVALUE) TO (10, 'm');
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (10, 'm') TO (10, MAXVALUE);
CREATE TABLE public.t_3 PARTITION OF public.t FOR VALUES FROM (20, MINVALUE) TO (MAXVALUE, MAXVALUE);
--- after
CREATE TABLE public.t (a integer, b text, n integer) PARTITION BY RANGE (a, b);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (MINVALUE, MINVALUE) TO (10, 'c');
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (10, 'c') TO (MAXVALUE, MAXVALUE);
--- expect
-> finding error PAR003 public.t_1
-> finding error PAR003 public.t_2
-> finding error PAR002 public.t_3
-> detach relation public.t_1
-> detach relation public.t_2
-> drop relation public.t_3 loses rows
-> attach relation public.t_1
-> attach relation public.t_2
<- finding error PAR003 public.t_1
<- finding error PAR003 public.t_2
<- finding info PAR001 public.t_3
<- detach relation public.t_1
<- detach relation public.t_2
<- create relation public.t_3
<- attach relation public.t_1
<- attach relation public.t_2
<- attach relation public.t_3
