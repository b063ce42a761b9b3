-- A column is renamed under a view, an index and a check.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT CHECK (length(n) < 9));
CREATE INDEX t_n ON t (n);
CREATE VIEW v AS SELECT n FROM t;
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, m TEXT CHECK (length(m) < 9));
CREATE INDEX t_n ON t (m);
CREATE VIEW v AS SELECT m FROM t;
--- rows
INSERT INTO t VALUES (1, 'a');
--- rows after
INSERT INTO t VALUES (1, 'a');
--- renames
column main.t.n -> main.t.m
--- expect
-> finding error COL005 main.t.m
-> finding info MET005 main.v.m
-> finding warning VEW005 main.v.m
-> finding error VEW002 main.v.n
-> finding error CHK001 main.t.t_m_check
-> finding warning CHK002 main.t.t_n_check
-> finding warning VEW006 main.v
-> drop relation main.v
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
-> create index main.t.t_n
-> create relation main.v
<- finding error COL005 main.t.n
<- finding error VEW002 main.v.m
<- finding info MET005 main.v.n
<- finding warning VEW005 main.v.n
<- finding warning CHK002 main.t.t_m_check
<- finding error CHK001 main.t.t_n_check
<- finding warning VEW006 main.v
<- drop relation main.v
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
<- create index main.t.t_n
<- create relation main.v
