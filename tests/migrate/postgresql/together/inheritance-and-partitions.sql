-- Inheritance becomes partitioning.
--- before
CREATE TABLE public.m (id integer NOT NULL, d date NOT NULL);
CREATE TABLE public.m_1 (CHECK (d < '2024-01-01')) INHERITS (public.m);
--- after
CREATE TABLE public.m (id integer NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
--- rows
INSERT INTO public.m_1 VALUES (1, '2023-01-01');
--- expect
-> finding warning CHK002 public.m_1.m_1_d_check
-> finding error PAR004 public.m
-> finding error TBL006 public.m
-> finding warning TBL013 public.m_1
-> finding info PAR001 public.m_1
-> detach relation public.m_1
-> drop constraint public.m_1.m_1_d_check
-> set_aside relation public.m
-> set_aside relation public.m_1
-> create relation public.m
-> create relation public.m_1
-> attach relation public.m_1
-> move_rows relation public.m
-> move_rows relation public.m_1
-> drop relation public.m_1
-> drop relation public.m
<- finding error CHK001 public.m_1.m_1_d_check
<- finding error PAR004 public.m
<- finding error TBL006 public.m
<- finding warning TBL013 public.m_1
<- finding error PAR002 public.m_1
<- set_aside relation public.m
<- set_aside relation public.m_1
<- create relation public.m
<- create relation public.m_1
<- move_rows relation public.m
<- create constraint public.m_1.m_1_d_check
<- drop relation public.m_1
<- drop relation public.m
