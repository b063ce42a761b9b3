-- The type under a foreign key changes on both sides.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
--- after
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id bigint, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
--- expect
-> finding error COL008 db.c.p_id
-> finding error COL008 db.p.id
-> drop constraint db.c.c_p
-> alter relation db.c rewrites
-> alter relation db.p rewrites
-> create constraint db.c.c_p rewrites
<- finding error COL009 db.c.p_id
<- finding error COL009 db.p.id
<- drop constraint db.c.c_p
<- alter relation db.c rewrites loses values
<- alter relation db.p rewrites loses values
<- create constraint db.c.c_p rewrites
