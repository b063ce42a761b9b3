-- One name is a check, then a unique key, a foreign key or an index, and the other way round.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CONSTRAINT x CHECK (a > 0), UNIQUE KEY y (b), KEY z (a, b));
CREATE TABLE u (a int, CONSTRAINT k CHECK (a > 0));
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CONSTRAINT y CHECK (a > 0), UNIQUE KEY x (b), CONSTRAINT z CHECK (b > 0));
CREATE TABLE u (a int, CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1);
--- expect
-> finding warning CHK002 db.t.x
-> finding error CHK001 db.t.y
-> finding error CHK001 db.t.z
-> finding error FKY003 db.u.k
-> finding error CON002 db.u.k
-> finding error EXC003 db.u.k
-> finding warning FKY005 db.u.k
-> finding warning FKY005 db.u.k
-> finding error UNQ006 db.t.x
-> finding error UNQ007 db.t.y
-> finding warning IDX002 db.t.z
-> finding warning IDX001 db.u.k
-> alter relation db.t rewrites
-> alter relation db.u
-> create constraint db.u.k rewrites
<- finding error CHK001 db.t.x
<- finding warning CHK002 db.t.y
<- finding warning CHK002 db.t.z
<- finding error CON002 db.u.k
<- finding warning FKY005 db.u.k
<- finding warning FKY005 db.u.k
<- finding error UNQ007 db.t.x
<- finding error UNQ006 db.t.y
<- finding warning IDX001 db.t.z
<- finding warning IDX002 db.u.k
<- drop constraint db.u.k
<- alter relation db.t rewrites
<- alter relation db.u rewrites
