-- A declared rename of a view and of the table it reads.
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW on_top AS SELECT a FROM v;
--- after
CREATE TABLE u (a int);
CREATE VIEW w AS SELECT a FROM u;
CREATE VIEW on_top AS SELECT a FROM w;
--- rows
INSERT INTO t VALUES (1);
--- rows after
INSERT INTO u VALUES (1);
--- renames
table db.t -> db.u
view db.v -> db.w
--- expect
-> finding error TBL003 db.u
-> finding error VEW012 db.w
-> drop relation db.v
-> rename relation db.u
-> create relation db.w
-> alter relation db.on_top
<- finding error TBL003 db.t
<- finding error VEW012 db.v
<- drop relation db.w
<- rename relation db.t
<- create relation db.v
<- alter relation db.on_top
