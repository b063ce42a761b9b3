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
-> finding info COL021 db.t.b
-> finding info TBL015 db.t
-> alter relation db.t rewrites
-> alter relation db.t rewrites
<- finding info COL021 db.t.b
<- finding info TBL015 db.t
<- alter relation db.t rewrites loses rows
