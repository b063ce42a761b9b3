-- A partition goes on as a table of its own.
--- before
CREATE TABLE public.event (id bigint NOT NULL, day date, CONSTRAINT c CHECK (id > 0)) PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 PARTITION OF public.event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE public.event_2024 PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
--- after
CREATE TABLE public.event (id bigint NOT NULL, day date, CONSTRAINT c CHECK (id > 0)) PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 (id bigint NOT NULL, day date, CONSTRAINT c CHECK (id > 0));
CREATE TABLE public.event_2024 PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
--- rows
INSERT INTO public.event VALUES (1, '2024-05-01');
--- expect
-> finding error PAR002 public.event_2023
-> detach relation public.event_2023
<- finding info PAR001 public.event_2023
<- attach relation public.event_2023
