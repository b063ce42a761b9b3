-- Columns come first, in the middle and last.
--- before
CREATE TABLE t (id int PRIMARY KEY, n int);
--- after
CREATE TABLE t (z int, id int PRIMARY KEY, m varchar(10) NOT NULL DEFAULT 'x', n int, o date);
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2, 'a', 3, '2024-01-01');
--- expect
-> finding warning COL001 db.t.m
-> finding warning COL001 db.t.o
-> finding warning COL001 db.t.z
-> alter relation db.t
<- finding error COL004 db.t.m
<- finding error COL004 db.t.o
<- finding error COL004 db.t.z
<- alter relation db.t loses column
