-- A table gets a number for each row, and loses it again.
--- before
CREATE TABLE t (n int);
--- after
CREATE TABLE t (n int, id bigint NOT NULL AUTO_INCREMENT, PRIMARY KEY (id));
--- rows
INSERT INTO t VALUES (5), (6);
--- rows after
INSERT INTO t VALUES (5, 1), (6, 2);
--- expect
-> finding warning COL001 db.t.id
-> finding error PKY001 db.t.PRIMARY
-> alter relation db.t rewrites
<- finding error COL004 db.t.id
<- finding error PKY002 db.t.PRIMARY
<- alter relation db.t rewrites loses column
