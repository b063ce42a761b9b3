-- MariaDB keeps JSON as a text with a check at its column.
--- before
CREATE TABLE t (a int, d json);
--- after
CREATE TABLE t (a int, d longtext, e json NOT NULL DEFAULT '{}');
--- rows
INSERT INTO t VALUES (1, '[1]');
--- rows after
INSERT INTO t VALUES (1, '[1]', '{}');
--- expect
-> finding error COL014 db.t.d
-> finding warning COL001 db.t.e
-> finding warning CHK002 db.t.d
-> finding error CHK001 db.t.e
-> alter relation db.t rewrites
<- finding error COL014 db.t.d
<- finding error COL004 db.t.e
<- finding error CHK001 db.t.d
<- finding warning CHK002 db.t.e
<- alter relation db.t rewrites loses column
