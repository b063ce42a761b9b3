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
-> finding error VEW004 db.v.a
-> finding error VEW004 db.w.a
-> finding warning VEW006 db.v
-> finding warning VEW006 db.w
-> finding error VEW007 db.w
-> alter relation db.w
-> alter relation db.v
<- finding error VEW004 db.v.a
<- finding error VEW004 db.w.a
<- finding warning VEW006 db.v
<- finding warning VEW006 db.w
<- finding info VEW013 db.w
<- alter relation db.v
<- alter relation db.w
