-- A column's collation changes under an index.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);
CREATE INDEX t_n ON t (n COLLATE NOCASE);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT COLLATE NOCASE);
CREATE INDEX t_n ON t (n);
--- rows
INSERT INTO t VALUES (1, 'a'), (2, 'A');
--- rows after
INSERT INTO t VALUES (1, 'a');
--- expect
-> finding error COL014 main.t.n
-> finding warning IDX003 main.t.t_n
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
-> create index main.t.t_n
<- finding error COL014 main.t.n
<- finding warning IDX003 main.t.t_n
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
<- create index main.t.t_n
