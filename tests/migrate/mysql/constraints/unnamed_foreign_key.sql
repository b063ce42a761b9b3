-- The server names the index of an unnamed foreign key after its column; when the key comes back the index keeps its name.
--- before
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int, FOREIGN KEY (p_id) REFERENCES p (id));
--- after
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id bigint, FOREIGN KEY (p_id) REFERENCES p (id));
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
--- rows after
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
--- expect
-> finding error COL008 db.c.p_id
-> finding error COL008 db.p.id
-> drop constraint db.c.c_ibfk_1
-> alter relation db.c rewrites
-> alter relation db.p rewrites
-> create constraint db.c.c_ibfk_1 rewrites
<- finding error COL009 db.c.p_id
<- finding error COL009 db.p.id
<- drop constraint db.c.c_ibfk_1
<- alter relation db.c rewrites loses values
<- alter relation db.p rewrites loses values
<- create constraint db.c.c_ibfk_1 rewrites
