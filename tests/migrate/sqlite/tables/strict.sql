-- A table becomes strict.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, s TEXT);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, s TEXT) STRICT;
--- rows
INSERT INTO t VALUES (1, 2, 'x');
--- rows after
INSERT INTO t VALUES (1, 2, 'x');
--- expect
-> finding error TBL020 main.t
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding warning TBL021 main.t
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
