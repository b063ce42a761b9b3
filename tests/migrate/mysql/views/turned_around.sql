-- What read the other is now read by it.
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
--- after
CREATE TABLE t (a int);
CREATE VIEW w AS SELECT a + 1 AS a FROM t;
CREATE VIEW v AS SELECT a FROM w;
--- expect
