-- A generated column computes something else, another comes, one goes.
--- before
CREATE TABLE t (a int, b int AS (a + 1) VIRTUAL, c int AS (a * 2) STORED);
--- after
CREATE TABLE t (a int, b int AS (a + 2) VIRTUAL, d varchar(20) AS (concat('x', a)) STORED);
--- rows
INSERT INTO t (a) VALUES (1);
--- rows after
INSERT INTO t (a) VALUES (1);
--- expect
-> finding warning DEF010 db.t.b
-> finding error COL004 db.t.c
-> finding warning COL001 db.t.d
-> alter relation db.t rewrites
<- finding warning DEF010 db.t.b
<- finding warning COL001 db.t.c
<- finding error COL004 db.t.d
<- alter relation db.t rewrites
