-- A column comes at the end.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT, m REAL);
CREATE VIEW v AS SELECT id FROM t;
--- rows
INSERT INTO t VALUES (1);
--- rows after
INSERT INTO t VALUES (1, 'x', 1.5);
--- expect
-> finding warning COL001 main.t.m
-> finding warning COL001 main.t.n
-> drop relation main.v
-> create column main.t.n
-> create column main.t.m
-> create relation main.v
<- finding error COL004 main.t.m
<- finding error COL004 main.t.n
<- drop relation main.v
<- move_rows relation main.t rewrites loses column
<- drop relation main.t
<- rename relation main.t
<- create relation main.v
