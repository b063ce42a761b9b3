-- Numbers and texts get wider; nothing is lost, the way back may not fit.
--- before
CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(10), c enum('x','y'), d smallint unsigned);
--- after
CREATE TABLE t (id int PRIMARY KEY, a bigint, b varchar(20), c enum('x','y','z'), d int unsigned);
--- rows
INSERT INTO t VALUES (1, 2, 'b', 'x', 60000);
--- rows after
INSERT INTO t VALUES (1, 2, 'b', 'x', 60000);
--- expect
-> finding error COL008 db.t.a
-> finding warning COL007 db.t.b
-> finding warning COL007 db.t.c
-> finding error COL008 db.t.d
-> alter relation db.t rewrites
<- finding error COL009 db.t.a
<- finding error COL009 db.t.b
<- finding error COL009 db.t.c
<- finding error COL009 db.t.d
<- alter relation db.t rewrites loses values
