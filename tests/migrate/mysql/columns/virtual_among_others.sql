-- A computed column comes between others that move; an index on it is built.
--- before
CREATE TABLE t (a int, b int, c varchar(10), KEY c (c));
--- after
CREATE TABLE t (c varchar(10), s int AS (a + b) VIRTUAL, b int, a int, KEY s (s), KEY c (c));
--- rows
INSERT INTO t VALUES (1, 2, 'x');
--- rows after
INSERT INTO t (a, b, c) VALUES (1, 2, 'x');
--- expect
-> finding warning COL001 db.t.s
-> finding warning IDX001 db.t.s
-> finding warning TBL014 db.t
-> alter relation db.t rewrites
<- finding error COL004 db.t.s
<- finding warning IDX002 db.t.s
<- finding warning TBL014 db.t
<- alter relation db.t rewrites
