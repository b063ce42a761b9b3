-- A column is left out of SELECT *, and a comment is written.
--- before
CREATE TABLE t (a int, b int COMMENT 'it''s', c int INVISIBLE);
--- after
CREATE TABLE t (a int COMMENT 'a \\ b', b int INVISIBLE, c int);
--- rows
INSERT INTO t (a, b, c) VALUES (1, 2, 3);
--- rows after
INSERT INTO t (a, b, c) VALUES (1, 2, 3);
--- expect
-> finding info DOC001 db.t.a
-> finding info DOC001 db.t.b
-> finding warning COL023 db.t.b
-> finding warning COL023 db.t.c
-> alter relation db.t
<- finding info DOC001 db.t.a
<- finding info DOC001 db.t.b
<- finding warning COL023 db.t.b
<- finding warning COL023 db.t.c
<- alter relation db.t
