-- Columns change places; only those that have to move do.
--- before
CREATE TABLE t (a int, b int, c int, d int, e int);
--- after
CREATE TABLE t (e int, a int, c int, b int, d int);
--- rows
INSERT INTO t VALUES (1, 2, 3, 4, 5);
--- rows after
INSERT INTO t VALUES (1, 2, 3, 4, 5);
--- expect
-> finding warning TBL014 db.t
-> alter relation db.t
<- finding warning TBL014 db.t
<- alter relation db.t
