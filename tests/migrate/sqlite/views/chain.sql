-- Views over views, one changes, a table below is made anew.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);
CREATE VIEW v AS SELECT id, n FROM t;
CREATE VIEW w AS SELECT n FROM v;
CREATE VIEW gone AS SELECT 1 AS one;
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT NOT NULL);
CREATE VIEW v AS SELECT id, n, 1 AS more FROM t;
CREATE VIEW w AS SELECT n FROM v;
CREATE VIEW fresh (a, b) AS SELECT n, more FROM v;
--- rows
INSERT INTO t VALUES (1, 'x');
--- expect
-> finding error NUL001 main.t.n
-> finding warning VEW005 main.v.more
-> finding info VEW011 main.fresh
-> finding error VEW001 main.gone
-> finding warning VEW006 main.v
-> drop relation main.gone
-> drop relation main.v
-> drop relation main.w
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
-> create relation main.fresh
-> create relation main.v
-> create relation main.w
<- finding error NUL002 main.t.n
<- finding error VEW002 main.v.more
<- finding error VEW001 main.fresh
<- finding info VEW011 main.gone
<- finding warning VEW006 main.v
<- drop relation main.fresh
<- drop relation main.v
<- drop relation main.w
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
<- create relation main.gone
<- create relation main.v
<- create relation main.w
