-- The server takes the index it made for a foreign key away when another serves it; the target has both.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int, b int, CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id));
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int, b int, KEY ab (a, b), KEY k (a), CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 2);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 2);
--- expect
-> finding warning IDX001 db.c.ab
-> drop constraint db.c.k
-> alter relation db.c
-> create constraint db.c.k rewrites
<- finding warning IDX002 db.c.ab
<- drop constraint db.c.k
<- alter relation db.c
<- create constraint db.c.k rewrites
