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
-> finding warning VEW005 db.y.b
-> finding warning VEW005 db.z.b
-> finding info VEW011 db.a
-> finding warning VEW006 db.y
-> finding warning VEW006 db.z
-> alter relation db.z
-> alter relation db.y
-> create relation db.a
<- finding error VEW002 db.y.b
<- finding error VEW002 db.z.b
<- finding error VEW001 db.a
<- finding warning VEW006 db.y
<- finding warning VEW006 db.z
<- drop relation db.a
<- alter relation db.z
<- alter relation db.y
