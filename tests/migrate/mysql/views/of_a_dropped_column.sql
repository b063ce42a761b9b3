-- A view lets go of a column before it is gone, a view that stays is valid at the end.
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
--- after
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1);
--- expect
-> finding error COL004 db.t.b
-> finding error VEW002 db.v.b
-> finding warning VEW006 db.v
-> alter relation db.t loses column
-> alter relation db.v
<- finding warning COL001 db.t.b
<- finding warning VEW005 db.v.b
<- finding warning VEW006 db.v
<- alter relation db.t
<- alter relation db.v
