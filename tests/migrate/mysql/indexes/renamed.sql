-- A declared rename of an index touches no row.
--- before
CREATE TABLE t (a int, KEY old_name (a));
--- after
CREATE TABLE t (a int, KEY new_name (a));
--- rows
INSERT INTO t VALUES (1);
--- rows after
INSERT INTO t VALUES (1);
--- renames
index db.t.old_name -> db.t.new_name
--- expect
-> finding info IDX005 db.t.new_name
-> alter relation db.t
<- finding info IDX005 db.t.old_name
<- alter relation db.t
