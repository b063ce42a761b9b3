-- A primary key comes over all partitions.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer, PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
--- rows
INSERT INTO public.t VALUES (1, 5), (2, 5);
--- expect
-> finding error PKY001 public.t.t_pkey
-> create index public.t_1.t_1_pkey
-> create index public.t_2.t_2_pkey
-> create constraint public.t.t_pkey
<- finding error PKY002 public.t.t_pkey
<- drop constraint public.t.t_pkey
