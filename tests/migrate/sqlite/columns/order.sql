-- Columns change their places.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL);
--- after
CREATE TABLE t (b REAL, id INTEGER PRIMARY KEY, a TEXT);
--- rows
INSERT INTO t VALUES (1, 'x', 2.5);
--- rows after
INSERT INTO t VALUES (2.5, 1, 'x');
--- expect
-> finding warning TBL014 main.t
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding warning TBL014 main.t
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
