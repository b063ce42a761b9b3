-- A publication of one schema becomes one of another with a single table beside it.
--- before
CREATE SCHEMA a;
CREATE SCHEMA "B b";
CREATE TABLE a.t (id integer PRIMARY KEY);
CREATE TABLE "B b".t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLES IN SCHEMA a WITH (publish = 'insert, update, delete, truncate');
--- after
CREATE SCHEMA a;
CREATE SCHEMA "B b";
CREATE TABLE a.t (id integer PRIMARY KEY);
CREATE TABLE "B b".t (id integer PRIMARY KEY);
CREATE PUBLICATION bastion_case_p FOR TABLES IN SCHEMA "B b", TABLE a.t WITH (publish = 'truncate');
--- rows
INSERT INTO a.t VALUES (0);
--- expect
-> finding warning PUB006 bastion_case_p
-> finding error PUB001 bastion_case_p
-> finding warning PUB007 bastion_case_p
-> finding error PUB001 bastion_case_p
-> finding warning PUB007 bastion_case_p
-> alter publication bastion_case_p
<- finding warning PUB006 bastion_case_p
<- finding error PUB001 bastion_case_p
<- finding warning PUB007 bastion_case_p
<- finding error PUB001 bastion_case_p
<- finding warning PUB007 bastion_case_p
<- alter publication bastion_case_p
