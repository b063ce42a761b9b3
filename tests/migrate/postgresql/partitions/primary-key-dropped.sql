-- A key over all partitions goes; one partition keeps one of its own under another name.
--- before
CREATE TABLE public.t (a integer, b text, CONSTRAINT t_pkey PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (10) TO (20);
--- after
CREATE TABLE public.t (a integer, b text) PARTITION BY RANGE (a);
CREATE TABLE public.t_1 PARTITION OF public.t (CONSTRAINT own_key PRIMARY KEY (a)) FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (10) TO (20);
--- rows
INSERT INTO public.t VALUES (0, NULL), (9, ''), (10, 'ß');
--- rows after
INSERT INTO public.t VALUES (1, 'a'), (11, NULL);
--- expect
-> finding error NUL002 public.t.a
-> finding error NUL002 public.t_2.a
-> finding error PKY002 public.t.t_pkey
-> finding error PKY001 public.t_1.own_key
-> drop constraint public.t.t_pkey
-> alter column public.t.a
-> alter column public.t_2.a
-> create constraint public.t_1.own_key
<- finding error NUL001 public.t.a
<- finding error NUL001 public.t_2.a
<- finding error PKY001 public.t.t_pkey
<- finding error PKY002 public.t_1.own_key
<- drop constraint public.t_1.own_key
<- alter column public.t.a
<- alter column public.t_2.a
<- create index public.t_1.t_1_pkey
<- create index public.t_2.t_2_pkey
<- create constraint public.t.t_pkey
