-- The bounds of two neighbours move.
--- before
CREATE TABLE public.event (id bigint, n integer) PARTITION BY RANGE (n);
CREATE TABLE public.event_a PARTITION OF public.event FOR VALUES FROM (0) TO (100);
CREATE TABLE public.event_b PARTITION OF public.event FOR VALUES FROM (100) TO (200);
--- after
CREATE TABLE public.event (id bigint, n integer) PARTITION BY RANGE (n);
CREATE TABLE public.event_a PARTITION OF public.event FOR VALUES FROM (MINVALUE) TO (50);
CREATE TABLE public.event_b PARTITION OF public.event FOR VALUES FROM (50) TO (300);
--- rows
INSERT INTO public.event VALUES (1, 5), (2, 150);
--- expect
-> finding error PAR003 public.event_a
-> finding error PAR003 public.event_b
-> detach relation public.event_a
-> detach relation public.event_b
-> attach relation public.event_a
-> attach relation public.event_b
<- finding error PAR003 public.event_a
<- finding error PAR003 public.event_b
<- detach relation public.event_a
<- detach relation public.event_b
<- attach relation public.event_a
<- attach relation public.event_b
