-- What a foreign key points at goes, and it points elsewhere.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
--- after
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES q (id));
--- rows
INSERT INTO p VALUES (1);
--- rows after
INSERT INTO q VALUES (1);
--- expect
-> finding error FKY003 db.c.c_p
-> finding error TBL002 db.p
-> finding info MET005 db.q
-> finding info TBL001 db.q
-> drop constraint db.c.c_p
-> create relation db.q
-> create constraint db.c.c_p rewrites
-> drop relation db.p loses rows
<- finding error FKY003 db.c.c_p
<- finding info MET005 db.p
<- finding info TBL001 db.p
<- finding error TBL002 db.q
<- drop constraint db.c.c_p
<- create relation db.p
<- create constraint db.c.c_p rewrites
<- drop relation db.q loses rows
