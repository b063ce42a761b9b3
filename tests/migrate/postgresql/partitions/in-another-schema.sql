-- Partitions live in a schema of their own; one comes, one goes, and an index over all follows.
--- before
CREATE SCHEMA parts;
CREATE TABLE public.t (day date NOT NULL, n integer) PARTITION BY RANGE (day);
CREATE TABLE parts.y2022 PARTITION OF public.t FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE TABLE parts."y 2023" PARTITION OF public.t FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
--- after
CREATE SCHEMA parts;
CREATE TABLE public.t (day date NOT NULL, n integer) PARTITION BY RANGE (day);
CREATE TABLE parts."y 2023" PARTITION OF public.t FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE parts.y2024 PARTITION OF public.t FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
CREATE INDEX t_n ON public.t (n, day DESC);
GRANT USAGE ON SCHEMA parts TO bastion_case_reader;
--- rows
INSERT INTO public.t VALUES ('2023-12-31', NULL), ('2023-01-01', -1);
--- rows after
INSERT INTO public.t VALUES ('2023-06-01', 1);
--- expect
-> finding warning GRT001 parts.bastion_case_reader
-> finding warning IDX001 parts.y 2023.y 2023_n_day_idx
-> finding warning IDX001 public.t.t_n
-> finding error PAR002 parts.y2022
-> finding info MET006 parts.y2024
-> finding info PAR001 parts.y2024
-> drop relation parts.y2022 loses rows
-> create relation parts.y2024
-> create index parts.y 2023.y 2023_n_day_idx
-> create index parts.y2024.y2024_n_day_idx
-> attach relation parts.y2024
-> create index public.t.t_n
-> grant schema parts
<- finding error GRT002 parts.bastion_case_reader
<- finding warning IDX002 parts.y 2023.y 2023_n_day_idx
<- finding warning IDX002 public.t.t_n
<- finding info MET006 parts.y2022
<- finding info PAR001 parts.y2022
<- finding error PAR002 parts.y2024
<- drop index public.t.t_n
<- drop relation parts.y2024 loses rows
<- create relation parts.y2022
<- attach relation parts.y2022
<- grant schema parts
