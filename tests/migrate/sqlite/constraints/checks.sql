-- Checks come, change and go, at columns and at the table.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0), m INTEGER, CHECK (n < m));
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > -1), m INTEGER CONSTRAINT even CHECK (m % 2 = 0), CONSTRAINT both CHECK (n <= m));
--- rows
INSERT INTO t VALUES (1, 2, 4);
--- rows after
INSERT INTO t VALUES (1, 2, 4);
--- expect
-> finding error CHK001 main.t.both
-> finding error CHK001 main.t.even
-> finding warning CHK002 main.t.t_check
-> finding warning CHK004 main.t.t_n_check
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding warning CHK002 main.t.both
<- finding warning CHK002 main.t.even
<- finding error CHK001 main.t.t_check
<- finding error CHK003 main.t.t_n_check
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
