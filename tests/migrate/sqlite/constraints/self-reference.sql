-- A table that points at itself changes.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t (id));
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t (id) ON DELETE SET NULL, n TEXT DEFAULT 'x');
--- rows
INSERT INTO t VALUES (1, NULL), (2, 1);
--- rows after
INSERT INTO t VALUES (1, NULL, 'a'), (2, 1, 'b');
--- expect
-> finding warning COL001 main.t.n
-> finding warning FKY005 main.t.t_up_fkey
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding error COL004 main.t.n
<- finding warning FKY005 main.t.t_up_fkey
<- move_rows relation main.t rewrites loses column
<- drop relation main.t
<- rename relation main.t
