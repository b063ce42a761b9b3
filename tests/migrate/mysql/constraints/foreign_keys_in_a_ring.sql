-- Two tables point at each other, are made together and go together.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int, CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id));
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b (id);
--- expect
-> finding info TBL001 db.a
-> finding info TBL001 db.b
-> create relation db.a
-> create relation db.b
-> create constraint db.a.a_b
-> create constraint db.b.b_a
<- finding error TBL002 db.a
<- finding error TBL002 db.b
<- drop constraint db.a.a_b
<- drop constraint db.b.b_a
<- drop relation db.a loses rows
<- drop relation db.b loses rows
