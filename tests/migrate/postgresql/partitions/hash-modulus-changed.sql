-- Rows spread over two partitions by a hash are spread over three others, under a key and an index.
--- before
CREATE TABLE public.t (id integer NOT NULL, name text, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE public.t_0 PARTITION OF public.t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX t_name ON public.t (name);
--- after
CREATE TABLE public.t (id integer NOT NULL, name text, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE public.t_0 PARTITION OF public.t FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE INDEX t_name ON public.t (name);
--- expect
-> finding error PAR003 public.t_0
-> finding info PAR001 public.t_2
-> detach relation public.t_0
-> create relation public.t_2
-> attach relation public.t_0
-> create index public.t_2.t_2_name_idx
-> create index public.t_2.t_2_pkey
-> attach relation public.t_2
<- finding error PAR003 public.t_0
<- finding error PAR002 public.t_2
<- detach relation public.t_0
<- drop relation public.t_2 loses rows
<- attach relation public.t_0
