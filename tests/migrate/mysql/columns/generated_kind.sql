-- Where a generated column is computed changes; the server does not convert it, so it is made anew with its index.
--- before
CREATE TABLE t (a int, b int AS (a + 1) VIRTUAL, KEY b (b, a));
--- after
CREATE TABLE t (a int, b int AS (a + 1) STORED, KEY b (b, a));
--- rows
INSERT INTO t (a) VALUES (1);
--- rows after
INSERT INTO t (a) VALUES (1);
--- expect
-> finding warning DEF012 db.t.b
-> alter relation db.t rewrites
<- finding warning DEF012 db.t.b
<- alter relation db.t rewrites
