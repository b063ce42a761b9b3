-- A column goes, with its index.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT, z TEXT);
CREATE INDEX t_n ON t (n);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, z TEXT);
--- rows
INSERT INTO t VALUES (1, 'a', 'b');
--- rows after
INSERT INTO t VALUES (1, 'b');
--- expect
-> finding error COL004 main.t.n
-> finding warning IDX002 main.t.t_n
-> move_rows relation main.t rewrites loses column
-> drop relation main.t
-> rename relation main.t
<- finding warning COL001 main.t.n
<- finding warning IDX001 main.t.t_n
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
<- create index main.t.t_n
