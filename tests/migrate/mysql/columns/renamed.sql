-- A declared rename keeps the values, the index, the check and what is computed from it.
--- before
CREATE TABLE t (id int PRIMARY KEY, n int, twice int AS (n * 2) STORED, KEY n (n), CONSTRAINT small CHECK (n < 10));
--- after
CREATE TABLE t (id int PRIMARY KEY, m int, twice int AS (m * 2) STORED, KEY n (m), CONSTRAINT small CHECK (m < 10));
--- rows
INSERT INTO t (id, n) VALUES (1, 2);
--- rows after
INSERT INTO t (id, m) VALUES (1, 2);
--- renames
column db.t.n -> db.t.m
--- expect
-> finding error COL005 db.t.m
-> alter relation db.t rewrites
<- finding error COL005 db.t.n
<- alter relation db.t rewrites
