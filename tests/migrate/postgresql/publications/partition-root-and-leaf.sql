-- A partitioned table is published as itself, then leaf by leaf; a new leaf comes.
--- before
CREATE TABLE public.log (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.log_1 PARTITION OF public.log FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE PUBLICATION bastion_case_p FOR TABLE public.log WHERE (id > 0) WITH (publish_via_partition_root = true);
--- after
CREATE TABLE public.log (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.log_1 PARTITION OF public.log FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE public.log_2 PARTITION OF public.log FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
CREATE PUBLICATION bastion_case_p FOR TABLE public.log_1 WHERE (id > 0), public.log_2 (id, at);
--- rows
INSERT INTO public.log VALUES (1, '-infinity'), (-5, '2023-12-31');
--- expect
-> finding error PUB001 bastion_case_p
-> finding warning PUB007 bastion_case_p
-> finding warning PUB006 bastion_case_p
-> finding info PAR001 public.log_2
-> create relation public.log_2
-> create index public.log_2.log_2_pkey
-> attach relation public.log_2
-> alter publication bastion_case_p
<- finding error PUB001 bastion_case_p
<- finding warning PUB007 bastion_case_p
<- finding warning PUB006 bastion_case_p
<- finding error PAR002 public.log_2
<- release publication bastion_case_p
<- alter publication bastion_case_p
<- drop relation public.log_2 loses rows
