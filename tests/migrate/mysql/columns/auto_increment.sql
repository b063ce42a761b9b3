-- A key begins to number itself, and stops; a row with the number 0 keeps it.
--- before
CREATE TABLE t (id int NOT NULL, n int, PRIMARY KEY (id));
--- after
CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, n int, PRIMARY KEY (id));
--- rows
INSERT INTO t VALUES (0, 1), (7, 2);
--- rows after
INSERT INTO t VALUES (3, 1), (7, 2);
--- expect
-> finding warning DEF005 db.t.id
-> alter relation db.t rewrites
<- finding error DEF006 db.t.id
<- alter relation db.t rewrites
