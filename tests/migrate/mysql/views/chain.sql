-- Views that read each other are made in their order; one that does not change stays.
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW z AS SELECT a FROM t;
CREATE VIEW y AS SELECT a FROM z;
CREATE VIEW stays AS SELECT b FROM t;
--- after
CREATE TABLE t (a int, b int);
CREATE VIEW z AS SELECT a, b FROM t;
CREATE VIEW y AS SELECT a, b FROM z;
CREATE VIEW stays AS SELECT b FROM t;
CREATE VIEW a AS SELECT y.b FROM y JOIN stays;
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
