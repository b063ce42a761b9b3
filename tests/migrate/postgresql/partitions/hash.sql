-- Rows spread by a hash over two, then four partitions.
--- before
CREATE TABLE public.t (id integer) PARTITION BY HASH (id);
--- after
CREATE TABLE public.t (id integer) PARTITION BY HASH (id);
CREATE TABLE public.t0 PARTITION OF public.t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES WITH (MODULUS 2, REMAINDER 1);
--- rows after
INSERT INTO public.t SELECT generate_series(1, 20);
--- expect
-> finding info PAR001 public.t0
-> finding info PAR001 public.t1
-> create relation public.t0
-> create relation public.t1
-> attach relation public.t0
-> attach relation public.t1
<- finding error PAR002 public.t0
<- finding error PAR002 public.t1
<- drop relation public.t0 loses rows
<- drop relation public.t1 loses rows
