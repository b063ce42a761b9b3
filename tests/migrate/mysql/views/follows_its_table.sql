-- A view whose text does not change follows the type of what it reads; the column it reads comes with the plan.
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
--- after
CREATE TABLE t (a bigint, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT b FROM t;
--- rows
INSERT INTO t VALUES (1);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
