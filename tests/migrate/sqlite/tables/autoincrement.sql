-- AUTOINCREMENT comes, and the numbers go on.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);
CREATE TABLE u (id INTEGER PRIMARY KEY, n TEXT);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT NOT NULL DEFAULT '');
CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);
--- rows
INSERT INTO t VALUES (7, 'x'), (9, 'y'); DELETE FROM t WHERE id = 9; INSERT INTO u VALUES (3, 'z');
--- rows after
INSERT INTO t VALUES (7, 'x');
--- expect
-> finding info DEF001 main.t.n
-> finding error NUL001 main.t.n
-> finding info COL021 main.u.id
-> move_rows relation main.t rewrites
-> move_rows relation main.u rewrites
-> drop relation main.t
-> drop relation main.u
-> rename relation main.t
-> rename relation main.u
<- finding warning DEF002 main.t.n
<- finding error NUL002 main.t.n
<- finding info COL021 main.u.id
<- move_rows relation main.t rewrites
<- move_rows relation main.u rewrites
<- drop relation main.t
<- drop relation main.u
<- rename relation main.t
<- rename relation main.u
