-- A column under ON DELETE SET NULL begins to refuse nulls, so the action changes too.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT k FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL);
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int NOT NULL, CONSTRAINT k FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE);
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- expect
-> finding error NUL001 db.c.p_id
-> finding error FKY004 db.c.k
-> drop constraint db.c.k
-> alter relation db.c rewrites
-> create constraint db.c.k rewrites
<- finding error NUL002 db.c.p_id
<- finding warning FKY005 db.c.k
<- drop constraint db.c.k
<- alter relation db.c
<- create constraint db.c.k rewrites
