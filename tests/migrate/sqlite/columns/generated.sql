-- A generated column changes, another comes.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 3) STORED, c TEXT AS (a || 'x'));
--- rows
INSERT INTO t (id, a) VALUES (1, 2);
--- rows after
INSERT INTO t (id, a) VALUES (1, 2);
--- expect
-> finding warning DEF010 main.t.b
-> finding warning COL001 main.t.c
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding warning DEF010 main.t.b
<- finding error COL004 main.t.c
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
