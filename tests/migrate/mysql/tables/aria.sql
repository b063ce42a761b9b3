-- Tables change in Aria, come to it and leave it; what it has by itself counts for nothing.
--- before
CREATE TABLE t (a int, KEY a (a)) ENGINE=Aria;
CREATE TABLE u (a int) ENGINE=Aria TRANSACTIONAL=0;
CREATE TABLE v (a int) ENGINE=MyISAM;
--- after
CREATE TABLE t (a bigint, b int) ENGINE=Aria;
CREATE TABLE u (a int) ENGINE=Aria;
CREATE TABLE v (a int) ENGINE=Aria;
--- rows
INSERT INTO t VALUES (1);
INSERT INTO v VALUES (1);
--- expect
-> finding error COL008 db.t.a
-> finding warning COL001 db.t.b
-> finding warning IDX002 db.t.a
-> finding info TBL015 db.u
-> finding warning TBL017 db.v
-> alter relation db.t rewrites
-> alter relation db.u rewrites
-> alter relation db.v rewrites
<- finding error COL009 db.t.a
<- finding error COL004 db.t.b
<- finding warning IDX001 db.t.a
<- finding info TBL015 db.u
<- finding warning TBL017 db.v
<- alter relation db.t rewrites loses column
<- alter relation db.u rewrites
<- alter relation db.v rewrites
