-- A table loses its rowid.
--- before
CREATE TABLE t (a TEXT NOT NULL, b INTEGER NOT NULL, c TEXT, PRIMARY KEY (a, b));
--- after
CREATE TABLE t (a TEXT NOT NULL, b INTEGER NOT NULL, c TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
--- rows
INSERT INTO t VALUES ('x', 1, 'y');
--- rows after
INSERT INTO t VALUES ('x', 1, 'y');
--- expect
-> finding warning TBL022 main.t
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding warning TBL022 main.t
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
