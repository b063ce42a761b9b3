-- A column goes with the foreign key, the check and the index that stand on it.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int, n int, KEY p_n (p_id, n), CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id), CONSTRAINT positive CHECK (p_id > 0));
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, n int);
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1, 2);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 2);
--- expect
-> finding error COL004 db.c.p_id
-> finding warning FKY002 db.c.c_p
-> finding warning CHK002 db.c.positive
-> finding warning IDX002 db.c.p_n
-> drop constraint db.c.c_p
-> alter relation db.c loses column
<- finding warning COL001 db.c.p_id
<- finding error FKY001 db.c.c_p
<- finding error CHK001 db.c.positive
<- finding warning IDX001 db.c.p_n
<- alter relation db.c rewrites
<- create constraint db.c.c_p rewrites
