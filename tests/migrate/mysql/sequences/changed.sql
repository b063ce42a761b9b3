-- Sequences come, go and count otherwise; a column takes its default from one.
--- before
CREATE SEQUENCE s;
CREATE SEQUENCE gone START 5;
CREATE TABLE t (a int, b bigint);
--- after
CREATE SEQUENCE s INCREMENT 3 MINVALUE 1 MAXVALUE 5000 CYCLE NOCACHE;
CREATE SEQUENCE made START -5 INCREMENT -1 MINVALUE -100 MAXVALUE -1 CACHE 7;
CREATE TABLE t (a int, b bigint DEFAULT nextval(made));
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
