-- A table that goes leaves the name of its foreign key to another.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE a (p_id int, CONSTRAINT k FOREIGN KEY (p_id) REFERENCES p (id));
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE b (p_id int, CONSTRAINT k FOREIGN KEY (p_id) REFERENCES p (id));
--- rows
INSERT INTO p VALUES (1);
--- rows after
INSERT INTO p VALUES (1);
--- expect
-> finding error TBL002 db.a
-> finding info MET005 db.b
-> finding info TBL001 db.b
-> drop constraint db.a.k
-> drop relation db.a loses rows
-> create relation db.b
-> create constraint db.b.k
<- finding info MET005 db.a
<- finding info TBL001 db.a
<- finding error TBL002 db.b
<- drop constraint db.b.k
<- drop relation db.b loses rows
<- create relation db.a
<- create constraint db.a.k
