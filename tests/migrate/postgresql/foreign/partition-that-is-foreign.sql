-- A partition on a foreign server comes beside one that is here.
--- before
CREATE TABLE public.event (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE public.event_new PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_archive FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE TABLE public.event (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE public.event_new PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
CREATE FOREIGN TABLE public.event_old PARTITION OF public.event FOR VALUES FROM (MINVALUE) TO ('2024-01-01') SERVER bastion_case_archive OPTIONS (table_name 'event');
--- rows
INSERT INTO public.event VALUES (1, '2024-01-01'), (2147483647, 'infinity');
--- expect
-> finding info FDW001 bastion_case_fdw
-> finding info FDW001 bastion_case_archive
-> finding info PAR001 public.event_old
-> create foreign_data_wrapper bastion_case_fdw
-> create foreign_server bastion_case_archive
-> create relation public.event_old
-> attach relation public.event_old
<- finding error FDW002 bastion_case_fdw
<- finding error FDW002 bastion_case_archive
<- finding error PAR002 public.event_old
<- drop relation public.event_old
<- drop foreign_server bastion_case_archive
<- drop foreign_data_wrapper bastion_case_fdw
