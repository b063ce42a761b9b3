-- A column comes to a table with an index of words.
--- before
CREATE TABLE t (a int, b text, FULLTEXT KEY words (b));
--- after
CREATE TABLE t (z int, a int, b text, c int, FULLTEXT KEY words (b));
--- rows
INSERT INTO t VALUES (1, 'some words');
--- rows after
INSERT INTO t VALUES (0, 1, 'some words', 2);
--- expect
-> finding warning COL001 db.t.c
-> finding warning COL001 db.t.z
-> alter relation db.t rewrites
<- finding error COL004 db.t.c
<- finding error COL004 db.t.z
<- alter relation db.t rewrites loses column
