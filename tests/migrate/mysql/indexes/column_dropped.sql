-- A column that an index holds goes; the index stays with the rest, as the target says.
--- before
CREATE TABLE t (a int, b int, c int, KEY abc (a, b, c), KEY b (b));
--- after
CREATE TABLE t (a int, c int, KEY abc (a, c));
--- rows
INSERT INTO t VALUES (1, 2, 3);
--- rows after
INSERT INTO t VALUES (1, 3);
--- expect
-> finding error COL004 db.t.b
-> finding warning IDX003 db.t.abc
-> finding warning IDX002 db.t.b
-> alter relation db.t rewrites loses column
<- finding warning COL001 db.t.b
<- finding warning IDX003 db.t.abc
<- finding warning IDX001 db.t.b
<- alter relation db.t rewrites
