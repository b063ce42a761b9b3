-- A table is renamed and everything in it changes in one statement; the view that reads it follows.
--- before
CREATE TABLE a (id int PRIMARY KEY, n varchar(10), gone int, KEY n (n), CONSTRAINT ok CHECK (gone > 0));
CREATE VIEW v AS SELECT id, n FROM a;
--- after
CREATE TABLE b (name varchar(30) NOT NULL, id bigint PRIMARY KEY, UNIQUE KEY name (name)) COMMENT='b' DEFAULT CHARSET=latin1;
CREATE VIEW v AS SELECT id, name FROM b;
--- rows
INSERT INTO a VALUES (1, 'x', 2);
--- rows after
INSERT INTO b VALUES ('x', 1);
--- renames
table db.a -> db.b
column db.a.n -> db.b.name
--- expect
-> finding error COL004 db.a.gone
-> finding error COL008 db.b.id
-> finding error COL005 db.b.name
-> finding warning COL024 db.b.name
-> finding error COL014 db.b.name
-> finding warning COL007 db.b.name
-> finding error NUL001 db.b.name
-> finding error VEW004 db.v.id
-> finding error VEW002 db.v.n
-> finding warning VEW005 db.v.name
-> finding warning CHK002 db.a.ok
-> finding warning IDX002 db.a.n
-> finding error UNQ006 db.b.name
-> finding error TBL003 db.b
-> finding warning COL024 db.b
-> finding warning TBL014 db.b
-> finding info DOC001 db.b
-> finding warning VEW006 db.v
-> rename relation db.b
-> alter relation db.b rewrites loses column
-> alter relation db.v
<- finding warning COL001 db.a.gone
<- finding error COL009 db.a.id
<- finding error COL005 db.a.n
<- finding warning COL024 db.a.n
<- finding error COL014 db.a.n
<- finding error COL009 db.a.n
<- finding error NUL002 db.a.n
<- finding error VEW004 db.v.id
<- finding warning VEW005 db.v.n
<- finding error VEW002 db.v.name
<- finding error CHK001 db.a.ok
<- finding warning IDX001 db.a.n
<- finding error UNQ007 db.b.name
<- finding error TBL003 db.a
<- finding warning COL024 db.a
<- finding warning TBL014 db.a
<- finding info DOC001 db.a
<- finding warning VEW006 db.v
<- rename relation db.a
<- alter relation db.a rewrites loses values
<- alter relation db.v
