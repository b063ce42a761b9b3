-- Checks that stand at columns which move, change and are renamed.
--- before
CREATE TABLE t (a int CHECK (a > 0), b varchar(10) NOT NULL DEFAULT 'x' CHECK (b <> ''), c json);
--- after
CREATE TABLE t (c json COMMENT 'c', z int CHECK (z > 0), b varchar(20) CHECK (b <> 'it''s'));
--- rows
INSERT INTO t VALUES (1, 'a', '{}');
--- rows after
INSERT INTO t VALUES ('{}', 1, 'a');
--- renames
column db.t.a -> db.t.z
--- expect
-> finding warning COL007 db.t.b
-> finding warning DEF002 db.t.b
-> finding error NUL002 db.t.b
-> finding info DOC001 db.t.c
-> finding error COL005 db.t.z
-> finding warning CHK002 db.t.a
-> finding warning CHK005 db.t.b
-> finding error CHK001 db.t.z
-> finding warning TBL014 db.t
-> alter relation db.t rewrites
<- finding error COL005 db.t.a
<- finding error COL009 db.t.b
<- finding info DEF001 db.t.b
<- finding error NUL001 db.t.b
<- finding info DOC001 db.t.c
<- finding error CHK001 db.t.a
<- finding warning CHK005 db.t.b
<- finding warning CHK002 db.t.z
<- finding warning TBL014 db.t
<- alter relation db.t rewrites loses values
