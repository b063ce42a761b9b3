-- A column is renamed, changes its type and moves in one statement.
--- before
CREATE TABLE t (a int, b int, c int);
--- after
CREATE TABLE t (c int, z bigint NOT NULL, b int);
--- rows
INSERT INTO t VALUES (1, 2, 3);
--- rows after
INSERT INTO t VALUES (3, 1, 2);
--- renames
column db.t.a -> db.t.z
--- expect
-> finding error COL005 db.t.z
-> finding error COL008 db.t.z
-> finding error NUL001 db.t.z
-> finding warning TBL014 db.t
-> alter relation db.t rewrites
<- finding error COL005 db.t.a
<- finding error COL009 db.t.a
<- finding error NUL002 db.t.a
<- finding warning TBL014 db.t
<- alter relation db.t rewrites loses values
