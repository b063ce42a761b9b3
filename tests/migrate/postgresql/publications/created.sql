-- Publications of tables, of all tables and of schemas.
--- before
CREATE SCHEMA app;
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
--- after
CREATE SCHEMA app;
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t (id) WHERE (id > 0) WITH (publish = 'insert, update');
CREATE PUBLICATION bastion_case_all FOR ALL TABLES WITH (publish_via_partition_root = true);
CREATE PUBLICATION bastion_case_schema FOR TABLES IN SCHEMA app;
CREATE PUBLICATION bastion_case_none;
COMMENT ON PUBLICATION bastion_case_p IS 'p';
--- expect
-> finding warning PUB003 bastion_case_all
-> finding warning PUB003 bastion_case_none
-> finding warning PUB003 bastion_case_p
-> finding warning PUB003 bastion_case_schema
-> create publication bastion_case_all
-> create publication bastion_case_none
-> create publication bastion_case_p
-> create publication bastion_case_schema
<- finding error PUB004 bastion_case_all
<- finding error PUB004 bastion_case_none
<- finding error PUB004 bastion_case_p
<- finding error PUB004 bastion_case_schema
<- drop publication bastion_case_all
<- drop publication bastion_case_none
<- drop publication bastion_case_p
<- drop publication bastion_case_schema
