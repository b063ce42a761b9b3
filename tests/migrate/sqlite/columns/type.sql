-- A column's type changes.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER);
--- rows
INSERT INTO t VALUES (1, '12');
--- rows after
INSERT INTO t VALUES (1, 12);
--- expect
-> finding warning COL022 main.t.n
-> move_rows relation main.t rewrites loses values
-> drop relation main.t
-> rename relation main.t
<- finding warning COL022 main.t.n
<- move_rows relation main.t rewrites loses values
<- drop relation main.t
<- rename relation main.t
