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
-> finding error COL008 db.t.a
-> finding warning COL001 db.t.b
-> finding error VEW004 db.v.a
-> finding info VEW011 db.w
-> alter relation db.t rewrites
-> create relation db.w
<- finding error COL009 db.t.a
<- finding error COL004 db.t.b
<- finding error VEW004 db.v.a
<- finding error VEW001 db.w
<- drop relation db.w
<- alter relation db.t rewrites loses column
