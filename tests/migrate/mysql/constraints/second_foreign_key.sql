-- A column points at two tables; the index that the first foreign key has made stays what it is.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (a int, b int, CONSTRAINT first FOREIGN KEY (a) REFERENCES p (id));
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (a int, b int, KEY first (a), CONSTRAINT first FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT second FOREIGN KEY (a) REFERENCES q (id));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO q VALUES (1);
INSERT INTO c VALUES (1, 2);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO q VALUES (1);
INSERT INTO c VALUES (1, 2);
--- expect
-> finding error FKY001 db.c.second
-> create constraint db.c.second rewrites
<- finding warning FKY002 db.c.second
<- drop constraint db.c.second
