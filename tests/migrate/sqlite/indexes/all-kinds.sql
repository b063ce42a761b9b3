-- Indexes of every kind come, change and go.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX i1 ON t (a);
CREATE UNIQUE INDEX i2 ON t (b) WHERE b > 0;
CREATE INDEX i3 ON t (lower(a));
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX i1 ON t (a DESC, b);
CREATE UNIQUE INDEX i2 ON t (b) WHERE b > 1;
CREATE INDEX i4 ON t (b + 1, a COLLATE RTRIM DESC);
--- rows
INSERT INTO t VALUES (1, 'x', 2);
--- expect
-> finding warning IDX003 main.t.i1
-> finding error IDX008 main.t.i2
-> finding warning IDX002 main.t.i3
-> finding warning IDX001 main.t.i4
-> drop index main.t.i1
-> drop index main.t.i2
-> drop index main.t.i3
-> create index main.t.i1
-> create index main.t.i2
-> create index main.t.i4
<- finding warning IDX003 main.t.i1
<- finding error IDX008 main.t.i2
<- finding warning IDX001 main.t.i3
<- finding warning IDX002 main.t.i4
<- drop index main.t.i1
<- drop index main.t.i2
<- drop index main.t.i4
<- create index main.t.i1
<- create index main.t.i2
<- create index main.t.i3
