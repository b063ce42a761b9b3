-- Security and check option change.
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 1;
CREATE VIEW w AS SELECT a FROM t;
--- after
CREATE TABLE t (a int);
CREATE SQL SECURITY INVOKER VIEW v AS SELECT a FROM t WHERE a > 1 WITH LOCAL CHECK OPTION;
CREATE DEFINER=bastion_reader@`127.0.0.1` VIEW w AS SELECT a FROM t;
--- expect
-> finding error VEW009 db.v
-> finding error VEW008 db.v
-> finding warning TBL018 db.w
-> alter relation db.v
-> alter relation db.w
<- finding info VEW009 db.v
<- finding error VEW008 db.v
<- finding warning TBL018 db.w
<- alter relation db.v
<- alter relation db.w
