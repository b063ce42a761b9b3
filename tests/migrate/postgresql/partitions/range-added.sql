-- A partition is added.
--- before
CREATE TABLE public.event (id bigint, day date) PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 PARTITION OF public.event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE INDEX event_id ON public.event (id);
--- after
CREATE TABLE public.event (id bigint, day date) PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 PARTITION OF public.event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE public.event_2024 PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX event_id ON public.event (id);
--- rows
INSERT INTO public.event VALUES (1, '2023-05-01');
--- expect
-> finding info PAR001 public.event_2024
-> create relation public.event_2024
-> create index public.event_2024.event_2024_id_idx
-> attach relation public.event_2024
<- finding error PAR002 public.event_2024
<- drop relation public.event_2024 loses rows
