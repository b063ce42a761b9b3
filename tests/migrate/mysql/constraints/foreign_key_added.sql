-- Foreign keys come and go with the indexes they need.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int);
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int, CONSTRAINT c_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL);
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- expect
-> finding error FKY001 db.c.c_a
-> finding warning IDX001 db.c.c_a
-> alter relation db.c
-> create constraint db.c.c_a rewrites
<- finding warning FKY002 db.c.c_a
<- finding warning IDX002 db.c.c_a
<- drop constraint db.c.c_a
<- alter relation db.c
