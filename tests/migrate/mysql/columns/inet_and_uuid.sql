-- Types of MariaDB's own come from texts and go back to them.
--- before
CREATE TABLE t (a char(36), b varchar(45));
--- after
CREATE TABLE t (a uuid, b inet6);
--- rows
INSERT INTO t VALUES ('00000000-0000-4000-8000-000000000001', '::1');
--- rows after
INSERT INTO t VALUES ('00000000-0000-4000-8000-000000000001', '::1');
--- expect
-> finding warning COL024 db.t.a
-> finding error COL014 db.t.a
-> finding error COL009 db.t.a
-> finding warning COL024 db.t.b
-> finding error COL014 db.t.b
-> finding error COL009 db.t.b
-> alter relation db.t rewrites loses values
<- finding warning COL024 db.t.a
<- finding error COL014 db.t.a
<- finding error COL010 db.t.a
<- finding warning COL024 db.t.b
<- finding error COL014 db.t.b
<- finding error COL010 db.t.b
<- alter relation db.t rewrites loses values
