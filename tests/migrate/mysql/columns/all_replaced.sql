-- No column survives, the rows do.
--- before
CREATE TABLE t (a int, b int, KEY a (a));
--- after
CREATE TABLE t (c int, d varchar(5) DEFAULT 'd', KEY a (c));
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 'x');
--- expect
-> finding error COL004 db.t.a
-> finding error COL004 db.t.b
-> finding warning COL001 db.t.c
-> finding warning COL001 db.t.d
-> finding warning IDX003 db.t.a
-> alter relation db.t rewrites loses column
<- finding warning COL001 db.t.a
<- finding warning COL001 db.t.b
<- finding error COL004 db.t.c
<- finding error COL004 db.t.d
<- finding warning IDX003 db.t.a
<- alter relation db.t rewrites loses column
