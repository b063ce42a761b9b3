-- A foreign key that the server named after its table would be renamed with it.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, FOREIGN KEY (p_id) REFERENCES p (id));
--- after
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE d (p_id int, CONSTRAINT c_ibfk_1 FOREIGN KEY (p_id) REFERENCES p (id));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO d VALUES (1);
--- renames
table db.c -> db.d
--- expect
-> finding warning IDX002 db.c.p_id
-> finding warning IDX001 db.d.c_ibfk_1
-> finding error TBL003 db.d
-> drop constraint db.c.c_ibfk_1
-> rename relation db.d
-> alter relation db.d
-> create constraint db.d.c_ibfk_1 rewrites
<- finding warning IDX001 db.c.p_id
<- finding warning IDX002 db.d.c_ibfk_1
<- finding error TBL003 db.c
<- drop constraint db.d.c_ibfk_1
<- rename relation db.c
<- alter relation db.c
<- create constraint db.c.c_ibfk_1 rewrites
