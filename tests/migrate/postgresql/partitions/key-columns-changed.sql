-- Rows are spread by one more column, and the key grows with it.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c text, PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c text, PRIMARY KEY (a, b)) PARTITION BY RANGE (a, b);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0, MINVALUE) TO (10, MINVALUE);
--- rows
INSERT INTO public.t VALUES (0, 2147483647, NULL), (9, -2147483648, 'ß');
--- expect
-> finding error PKY003 public.t.t_pkey
-> finding error PAR004 public.t
-> finding error PAR003 public.t_1
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> set_aside relation public.t_1
-> create relation public.t
-> create relation public.t_1
-> create index public.t_1.t_1_pkey
-> attach relation public.t_1
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> drop relation public.t_1
-> drop relation public.t
<- finding error PKY003 public.t.t_pkey
<- finding error PAR004 public.t
<- finding error PAR003 public.t_1
<- drop constraint public.t.t_pkey
<- set_aside relation public.t
<- set_aside relation public.t_1
<- create relation public.t
<- create relation public.t_1
<- create index public.t_1.t_1_pkey
<- attach relation public.t_1
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- drop relation public.t_1
<- drop relation public.t
