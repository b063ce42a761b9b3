-- Indexes come, go and change: prefixes, directions, uniqueness.
--- before
CREATE TABLE t (a int, b varchar(100), c text, KEY a (a), KEY b (b), KEY gone (c(10)));
--- after
CREATE TABLE t (a int, b varchar(100), c text, KEY a (a DESC), UNIQUE KEY b (b), KEY made (c(20), a));
--- rows
INSERT INTO t VALUES (1, 'x', 'y');
--- rows after
INSERT INTO t VALUES (1, 'x', 'y');
--- expect
-> finding warning IDX003 db.t.a
-> finding error UNQ006 db.t.b
-> finding warning IDX002 db.t.gone
-> finding warning IDX001 db.t.made
-> alter relation db.t
<- finding warning IDX003 db.t.a
<- finding error UNQ007 db.t.b
<- finding warning IDX001 db.t.gone
<- finding warning IDX002 db.t.made
<- alter relation db.t
