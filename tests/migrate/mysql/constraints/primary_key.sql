-- A primary key changes its columns, another comes, a third goes.
--- before
CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a));
CREATE TABLE u (a int NOT NULL);
CREATE TABLE w (a int NOT NULL, PRIMARY KEY (a));
--- after
CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (b, a));
CREATE TABLE u (a int NOT NULL, PRIMARY KEY (a));
CREATE TABLE w (a int NOT NULL);
--- rows
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1);
INSERT INTO w VALUES (1);
--- rows after
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1);
INSERT INTO w VALUES (1);
--- expect
-> finding error PKY003 db.t.PRIMARY
-> finding error PKY001 db.u.PRIMARY
-> finding error PKY002 db.w.PRIMARY
-> alter relation db.t rewrites
-> alter relation db.u rewrites
-> alter relation db.w rewrites
<- finding error PKY003 db.t.PRIMARY
<- finding error PKY002 db.u.PRIMARY
<- finding error PKY001 db.w.PRIMARY
<- alter relation db.t rewrites
<- alter relation db.u rewrites
<- alter relation db.w rewrites
