-- Bounds of points in time: one with a zone of its own, one with infinity, one that is open.
--- before
CREATE TABLE public.t (at timestamptz NOT NULL, n numeric) PARTITION BY RANGE (at);
CREATE TABLE public.t_old PARTITION OF public.t FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00:00+01');
CREATE TABLE public.t_new PARTITION OF public.t FOR VALUES FROM ('2024-01-01 00:00:00+01') TO ('infinity');
--- after
CREATE TABLE public.t (at timestamptz NOT NULL, n numeric) PARTITION BY RANGE (at);
CREATE TABLE public.t_old PARTITION OF public.t FOR VALUES FROM ('-infinity') TO ('2023-12-31 23:00:00+00');
CREATE TABLE public.t_new PARTITION OF public.t FOR VALUES FROM ('2023-12-31 23:00:00+00') TO (MAXVALUE);
CREATE INDEX t_at ON public.t USING brin (at) WITH (pages_per_range = 8);
--- rows
INSERT INTO public.t VALUES ('-infinity', NULL), ('2023-12-31 22:59:59.999999+00', 'NaN'), ('2023-12-31 23:00:00+00', -0.5);
--- rows after
INSERT INTO public.t VALUES ('2023-01-01', 1), ('2025-01-01', NULL);
--- expect
-> finding warning IDX001 public.t.t_at
-> finding warning IDX001 public.t_new.t_new_at_idx
-> finding warning IDX001 public.t_old.t_old_at_idx
-> finding error PAR003 public.t_new
-> finding error PAR003 public.t_old
-> detach relation public.t_new
-> detach relation public.t_old
-> create index public.t_new.t_new_at_idx
-> attach relation public.t_new
-> create index public.t_old.t_old_at_idx
-> attach relation public.t_old
-> create index public.t.t_at
<- finding warning IDX002 public.t.t_at
<- finding warning IDX002 public.t_new.t_new_at_idx
<- finding warning IDX002 public.t_old.t_old_at_idx
<- finding error PAR003 public.t_new
<- finding error PAR003 public.t_old
<- detach relation public.t_new
<- detach relation public.t_old
<- drop index public.t.t_at
<- drop index public.t_new.t_new_at_idx
<- drop index public.t_old.t_old_at_idx
<- attach relation public.t_new
<- attach relation public.t_old
