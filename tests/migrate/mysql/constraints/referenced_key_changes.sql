-- A foreign key stands on a unique key that gives way to another.
--- before
CREATE TABLE p (id int PRIMARY KEY, code varchar(10) NOT NULL, UNIQUE KEY by_code (code));
CREATE TABLE c (code varchar(10), CONSTRAINT c_code FOREIGN KEY (code) REFERENCES p (code) ON UPDATE CASCADE);
--- after
CREATE TABLE p (id int PRIMARY KEY, code varchar(10) NOT NULL, kind int, UNIQUE KEY coded (code, kind));
CREATE TABLE c (code varchar(10), CONSTRAINT c_code FOREIGN KEY (code) REFERENCES p (code) ON UPDATE CASCADE);
--- rows
INSERT INTO p VALUES (1, 'a');
INSERT INTO c VALUES ('a');
--- rows after
INSERT INTO p VALUES (1, 'a', 2);
INSERT INTO c VALUES ('a');
--- expect
-> finding warning COL001 db.p.kind
-> finding error UNQ007 db.p.by_code
-> finding error UNQ006 db.p.coded
-> drop constraint db.c.c_code
-> alter relation db.p rewrites
-> create constraint db.c.c_code rewrites
<- finding error COL004 db.p.kind
<- finding error UNQ006 db.p.by_code
<- finding error UNQ007 db.p.coded
<- drop constraint db.c.c_code
<- alter relation db.p rewrites loses column
<- create constraint db.c.c_code rewrites
