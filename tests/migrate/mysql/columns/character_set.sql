-- A column's character set and collation change, and the table's own.
--- before
CREATE TABLE t (a varchar(10) CHARACTER SET latin1, b varchar(10) COLLATE utf8mb4_bin, c varchar(10)) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
--- after
CREATE TABLE t (a varchar(10), b varchar(10), c varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci) DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
--- rows
INSERT INTO t VALUES ('ä', 'ö', 'ü');
--- rows after
INSERT INTO t VALUES ('ä', 'ö', 'ü');
--- expect
-> finding warning COL024 db.t.b
-> finding error COL014 db.t.b
-> finding warning COL024 db.t
-> alter relation db.t rewrites loses values
<- finding warning COL024 db.t.b
<- finding error COL014 db.t.b
<- finding warning COL024 db.t
<- alter relation db.t rewrites
