-- A foreign key over two columns, one of which gets wider.
--- before
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (x int, y int, z int, CONSTRAINT k FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE SET NULL);
--- after
CREATE TABLE p (a int, b bigint, PRIMARY KEY (a, b));
CREATE TABLE c (z int, y bigint, x int, CONSTRAINT k FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE);
--- rows
INSERT INTO p VALUES (1, 2);
INSERT INTO c VALUES (1, 2, 3);
--- rows after
INSERT INTO p VALUES (1, 2);
INSERT INTO c VALUES (3, 2, 1);
--- expect
-> finding error COL008 db.c.y
-> finding error COL008 db.p.b
-> finding error FKY004 db.c.k
-> finding warning TBL014 db.c
-> drop constraint db.c.k
-> alter relation db.c rewrites
-> alter relation db.p rewrites
-> create constraint db.c.k rewrites
<- finding error COL009 db.c.y
<- finding error COL009 db.p.b
<- finding warning FKY005 db.c.k
<- finding warning TBL014 db.c
<- drop constraint db.c.k
<- alter relation db.c rewrites loses values
<- alter relation db.p rewrites loses values
<- create constraint db.c.k rewrites
