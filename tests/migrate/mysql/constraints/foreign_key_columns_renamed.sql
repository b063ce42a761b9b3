-- The columns on both sides of a foreign key are renamed; it follows by itself.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
--- after
CREATE TABLE p (p int PRIMARY KEY);
CREATE TABLE c (p int, CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (p));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- renames
column db.p.id -> db.p.p
column db.c.p_id -> db.c.p
--- expect
-> finding error COL005 db.c.p
-> finding error COL005 db.p.p
-> alter relation db.c
-> alter relation db.p
<- finding error COL005 db.c.p_id
<- finding error COL005 db.p.id
<- alter relation db.c
<- alter relation db.p
