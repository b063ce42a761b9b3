-- Checks of a table and of a column come, change and go.
--- before
CREATE TABLE t (a int CHECK (a > 0), b int, c int CHECK (c > 1), CONSTRAINT ab CHECK (a < b), CONSTRAINT gone CHECK (b > 0));
--- after
CREATE TABLE t (a int CHECK (a > -1), b int CHECK (b <> 3), c int, CONSTRAINT ab CHECK (a <= b), CONSTRAINT made CHECK (c > 0));
--- rows
INSERT INTO t VALUES (1, 2, 3);
--- rows after
INSERT INTO t VALUES (1, 2, 3);
--- expect
-> finding warning CHK004 db.t.a
-> finding warning CHK005 db.t.ab
-> finding error CHK001 db.t.b
-> finding warning CHK002 db.t.c
-> finding warning CHK002 db.t.gone
-> finding error CHK001 db.t.made
-> alter relation db.t rewrites
<- finding error CHK003 db.t.a
<- finding warning CHK005 db.t.ab
<- finding warning CHK002 db.t.b
<- finding error CHK001 db.t.c
<- finding error CHK001 db.t.gone
<- finding warning CHK002 db.t.made
<- alter relation db.t rewrites
