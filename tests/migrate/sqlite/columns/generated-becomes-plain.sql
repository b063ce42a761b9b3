-- A generated column becomes a plain one.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a + 1));
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER);
--- rows
INSERT INTO t (id, a) VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2, 3);
--- expect
-> finding warning DEF011 main.t.b
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding error DEF009 main.t.b
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
