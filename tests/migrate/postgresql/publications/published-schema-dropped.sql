-- A published schema goes with its tables; the publication goes on with the other schema.
--- before
CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TABLE old.t (id integer PRIMARY KEY);
CREATE TABLE new.t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLES IN SCHEMA old, new;
CREATE PUBLICATION bastion_case_q FOR TABLE old.t, new.t;
--- after
CREATE SCHEMA new;
CREATE TABLE new.t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLES IN SCHEMA new;
CREATE PUBLICATION bastion_case_q FOR TABLE new.t;
--- rows
INSERT INTO new.t VALUES (1);
--- expect
-> finding error PUB001 bastion_case_p
-> finding error PUB001 bastion_case_q
-> finding error TBL002 old.t
-> finding error SCH002 old
-> alter publication bastion_case_p
-> alter publication bastion_case_q
-> drop relation old.t loses rows
-> drop schema old
<- finding warning PUB007 bastion_case_p
<- finding warning PUB007 bastion_case_q
<- finding info TBL001 old.t
<- finding info SCH001 old
<- create schema old
<- create relation old.t
<- create constraint old.t.t_pkey
<- alter publication bastion_case_p
<- alter publication bastion_case_q
