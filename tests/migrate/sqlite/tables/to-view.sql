-- A table becomes a view.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY);
CREATE TABLE x (id INTEGER PRIMARY KEY, n TEXT);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY);
CREATE VIEW x AS SELECT id, 'n' AS n FROM t;
--- rows
INSERT INTO t VALUES (1); INSERT INTO x VALUES (1, 'a');
--- rows after
INSERT INTO t VALUES (1);
--- expect
-> finding error DEF006 main.x.id
-> finding error NUL002 main.x.id
-> finding error VEW004 main.x.n
-> finding error PKY002 main.x.x_pkey
-> finding error TBL006 main.x
-> drop relation main.x
-> create relation main.x
<- finding warning DEF005 main.x.id
<- finding error NUL001 main.x.id
<- finding warning COL022 main.x.n
<- finding error PKY001 main.x.x_pkey
<- finding error TBL006 main.x
<- drop relation main.x
<- create relation main.x
<- rename relation main.x
