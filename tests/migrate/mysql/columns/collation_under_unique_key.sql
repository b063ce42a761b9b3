-- A collation changes under a unique key.
--- before
CREATE TABLE t (a varchar(10) COLLATE utf8mb4_bin, UNIQUE KEY a (a));
--- after
CREATE TABLE t (a varchar(10) COLLATE utf8mb4_unicode_ci, UNIQUE KEY a (a));
--- rows
INSERT INTO t VALUES ('a'), ('b');
--- rows after
INSERT INTO t VALUES ('a');
--- expect
-> finding error COL014 db.t.a
-> alter relation db.t rewrites
<- finding error COL014 db.t.a
<- alter relation db.t rewrites
