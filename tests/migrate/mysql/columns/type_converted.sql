-- Texts become numbers and the other way round; the plan says that values may not fit.
--- before
CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b int, c text);
--- after
CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(12), c varchar(50));
--- rows
INSERT INTO t VALUES (1, '12', 7, 'x');
--- rows after
INSERT INTO t VALUES (1, 12, '7', 'x');
--- expect
-> finding warning COL024 db.t.a
-> finding error COL014 db.t.a
-> finding error COL009 db.t.a
-> finding warning COL024 db.t.b
-> finding error COL014 db.t.b
-> finding error COL010 db.t.b
-> finding error COL009 db.t.c
-> alter relation db.t rewrites loses values
<- finding warning COL024 db.t.a
<- finding error COL014 db.t.a
<- finding error COL010 db.t.a
<- finding warning COL024 db.t.b
<- finding error COL014 db.t.b
<- finding error COL009 db.t.b
<- finding error COL008 db.t.c
<- alter relation db.t rewrites loses values
