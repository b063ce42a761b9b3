-- A partitioned table with three partitions and a default one is created.
--- before
--- after
CREATE TABLE public.event (id bigint NOT NULL, day date NOT NULL, body text DEFAULT '', PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE public.event_2023 PARTITION OF public.event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE public.event_2024 PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.event_rest PARTITION OF public.event DEFAULT;
CREATE INDEX event_day ON public.event (day);
--- rows after
INSERT INTO public.event VALUES (1, '2023-05-01', 'a'), (2, '2024-05-01', ''), (3, '1999-01-01', NULL);
--- expect
-> finding info TBL001 public.event
-> finding info PAR001 public.event_2023
-> finding info PAR001 public.event_2024
-> finding info PAR001 public.event_rest
-> create relation public.event
-> create relation public.event_2023
-> create relation public.event_2024
-> create relation public.event_rest
-> create index public.event_2023.event_2023_day_idx
-> create index public.event_2023.event_2023_pkey
-> attach relation public.event_2023
-> create index public.event_2024.event_2024_day_idx
-> create index public.event_2024.event_2024_pkey
-> attach relation public.event_2024
-> create index public.event_rest.event_rest_day_idx
-> create index public.event.event_day
-> create index public.event_rest.event_rest_pkey
-> attach relation public.event_rest
-> create constraint public.event.event_pkey
<- finding error TBL002 public.event
<- finding error PAR002 public.event_2023
<- finding error PAR002 public.event_2024
<- finding error PAR005 public.event_rest
<- drop relation public.event_2023 loses rows
<- drop relation public.event_2024 loses rows
<- drop relation public.event_rest loses rows
<- drop relation public.event loses rows
