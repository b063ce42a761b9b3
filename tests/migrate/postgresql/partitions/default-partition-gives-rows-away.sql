-- A new partition takes rows that lie in the default partition.
--- before
CREATE TABLE public.event (id bigint NOT NULL, day date, body text DEFAULT '') PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 PARTITION OF public.event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE public.event_rest PARTITION OF public.event DEFAULT;
CREATE INDEX event_id ON public.event (id);
--- after
CREATE TABLE public.event (id bigint NOT NULL, day date, body text DEFAULT '') PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 PARTITION OF public.event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE public.event_2024 PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.event_rest PARTITION OF public.event DEFAULT;
CREATE INDEX event_id ON public.event (id);
--- expect
-> finding info PAR001 public.event_2024
-> create relation public.event_2024
-> create index public.event_2024.event_2024_id_idx
-> attach relation public.event_2024
<- finding error PAR002 public.event_2024
<- drop relation public.event_2024 loses rows
