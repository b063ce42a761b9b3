-- A table with a history gets a column; its history stays.
--- before
CREATE TABLE t (a int) WITH SYSTEM VERSIONING;
--- after
CREATE TABLE t (a int, b int) WITH SYSTEM VERSIONING;
--- rows
INSERT INTO t VALUES (1);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
-> finding warning COL001 db.t.b
-> alter relation db.t
<- finding error COL004 db.t.b
<- alter relation db.t loses column
