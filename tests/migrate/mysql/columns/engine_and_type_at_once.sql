-- Another engine, another type and an index in one statement.
--- before
CREATE TABLE t (a int, b varchar(300), KEY a (a)) ENGINE=Aria;
--- after
CREATE TABLE t (b text, a bigint NOT NULL, UNIQUE KEY a (a));
--- rows
INSERT INTO t VALUES (1, 'x');
--- rows after
INSERT INTO t VALUES ('x', 1);
--- expect
-> finding error COL008 db.t.a
-> finding error NUL001 db.t.a
-> finding error COL008 db.t.b
-> finding error UNQ006 db.t.a
-> finding warning TBL017 db.t
-> finding warning TBL014 db.t
-> alter relation db.t rewrites
<- finding error COL009 db.t.a
<- finding error NUL002 db.t.a
<- finding error COL009 db.t.b
<- finding error UNQ007 db.t.a
<- finding warning TBL017 db.t
<- finding warning TBL014 db.t
<- alter relation db.t rewrites loses values
