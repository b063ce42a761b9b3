-- A declared rename keeps the rows, the indexes, the triggers and the keys that point at it.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
CREATE TRIGGER r BEFORE INSERT ON p FOR EACH ROW SET NEW.id = NEW.id;
--- after
CREATE TABLE q (id int PRIMARY KEY, n int);
CREATE TABLE c (p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES q (id));
CREATE TRIGGER r BEFORE INSERT ON q FOR EACH ROW SET NEW.id = NEW.id;
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- rows after
INSERT INTO q VALUES (1, 2);
INSERT INTO c VALUES (1);
--- renames
table db.p -> db.q
--- expect
-> finding warning COL001 db.q.n
-> finding error TBL003 db.q
-> rename relation db.q
-> alter relation db.q
<- finding error COL004 db.q.n
<- finding error TBL003 db.p
<- rename relation db.p
<- alter relation db.p loses column
