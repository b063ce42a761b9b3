-- An index is no longer chosen, another is again.
--- before
CREATE TABLE t (a int, b int, KEY a (a), KEY b (b) IGNORED);
--- after
CREATE TABLE t (a int, b int, KEY a (a) IGNORED, KEY b (b));
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
-> finding warning IDX012 db.t.a
-> finding warning IDX012 db.t.b
-> alter relation db.t
<- finding warning IDX012 db.t.a
<- finding warning IDX012 db.t.b
<- alter relation db.t
