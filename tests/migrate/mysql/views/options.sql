-- Security, check option and algorithm change.
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 1;
CREATE VIEW w AS SELECT a FROM t;
CREATE ALGORITHM=MERGE VIEW x AS SELECT a FROM t;
--- after
CREATE TABLE t (a int);
CREATE SQL SECURITY INVOKER VIEW v AS SELECT a FROM t WHERE a > 1 WITH LOCAL CHECK OPTION;
CREATE DEFINER=bastion_reader@`127.0.0.1` VIEW w AS SELECT a FROM t;
CREATE ALGORITHM=TEMPTABLE VIEW x AS SELECT a FROM t;
--- expect
-> finding error VEW009 db.v
-> finding error VEW008 db.v
-> finding warning TBL018 db.w
-> finding info TBL015 db.x
-> finding error VEW007 db.x
-> alter relation db.v
-> alter relation db.w
-> alter relation db.x
<- finding info VEW009 db.v
<- finding error VEW008 db.v
<- finding warning TBL018 db.w
<- finding info TBL015 db.x
<- finding info VEW013 db.x
<- alter relation db.v
<- alter relation db.w
<- alter relation db.x
