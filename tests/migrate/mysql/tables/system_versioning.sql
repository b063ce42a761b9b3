-- A table begins to keep its history; the way back says that it is gone.
--- before
CREATE TABLE t (a int, b int);
--- after
CREATE TABLE t (a int, b int WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING;
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
