-- NOT NULL and a default come and go.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT DEFAULT (upper('x')), m INTEGER NOT NULL DEFAULT 5);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, m INTEGER);
--- rows
INSERT INTO t VALUES (1, 'a', 2);
--- rows after
INSERT INTO t VALUES (1, 'a', 2);
--- expect
-> finding warning DEF002 main.t.m
-> finding error NUL002 main.t.m
-> finding warning DEF003 main.t.n
-> finding error NUL001 main.t.n
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding info DEF001 main.t.m
<- finding error NUL001 main.t.m
<- finding warning DEF003 main.t.n
<- finding error NUL002 main.t.n
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
