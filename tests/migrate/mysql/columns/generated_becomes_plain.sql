-- Computed columns become plain ones and keep their values.
--- before
CREATE TABLE t (a int, b int AS (a + 1) VIRTUAL, c int AS (a + 2) STORED, KEY b (b));
--- after
CREATE TABLE t (a int, b int NOT NULL, c int, KEY b (b));
--- rows
INSERT INTO t (a) VALUES (1), (5);
--- rows after
INSERT INTO t (a, b, c) VALUES (1, 2, 3), (5, 6, 7);
--- expect
-> finding warning DEF011 db.t.b
-> finding error NUL001 db.t.b
-> finding warning DEF011 db.t.c
-> backfill relation db.t rewrites
-> alter relation db.t rewrites
<- finding error DEF009 db.t.b
<- finding error NUL002 db.t.b
<- finding error DEF009 db.t.c
<- alter relation db.t rewrites loses column
