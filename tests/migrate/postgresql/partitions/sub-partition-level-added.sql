-- A partition that held rows itself is split once more, and its rows go one level down.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c text) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
CREATE INDEX t_c ON public.t (c);
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c text) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE public.t_1_low PARTITION OF public.t_1 FOR VALUES FROM (MINVALUE) TO (0);
CREATE TABLE public.t_1_rest PARTITION OF public.t_1 DEFAULT;
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
CREATE INDEX t_c ON public.t (c);
--- rows
INSERT INTO public.t VALUES (1, -5, 'low'), (1, 2147483647, NULL), (2, 0, '');
--- rows after
INSERT INTO public.t VALUES (1, -1, 'x'), (1, 1, 'y'), (2, 7, NULL);
--- expect
-> finding error PAR004 public.t_1
-> finding error TBL006 public.t_1
-> finding info PAR001 public.t_1_low
-> finding info PAR001 public.t_1_rest
-> detach relation public.t_1
-> drop index public.t_1.t_1_c_idx
-> set_aside relation public.t_1
-> create relation public.t_1
-> create relation public.t_1_low
-> create relation public.t_1_rest
-> create index public.t_1_low.t_1_low_c_idx
-> attach relation public.t_1_low
-> create index public.t_1_rest.t_1_rest_c_idx
-> attach relation public.t_1_rest
-> move_rows relation public.t_1
-> create index public.t_1.t_1_c_idx
-> attach relation public.t_1
-> drop relation public.t_1
<- finding error PAR004 public.t_1
<- finding error TBL006 public.t_1
<- finding error PAR002 public.t_1_low
<- finding error PAR005 public.t_1_rest
<- detach relation public.t_1
<- drop index public.t_1.t_1_c_idx
<- set_aside relation public.t_1
<- create relation public.t_1
<- move_rows relation public.t_1
<- create index public.t_1.t_1_c_idx
<- attach relation public.t_1
<- drop relation public.t_1_low
<- drop relation public.t_1_rest
<- drop relation public.t_1
