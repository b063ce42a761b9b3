-- A table gives its name to a view, and takes it back.
--- before
CREATE TABLE base (id int PRIMARY KEY);
CREATE TABLE x (id int);
--- after
CREATE TABLE base (id int PRIMARY KEY);
CREATE VIEW x AS SELECT id FROM base;
--- rows
INSERT INTO base VALUES (1);
INSERT INTO x VALUES (9);
--- rows after
INSERT INTO base VALUES (1);
--- expect
-> finding error NUL001 db.x.id
-> finding warning COL024 db.x
-> finding warning TBL018 db.x
-> finding error TBL006 db.x
-> finding info VEW013 db.x
-> drop relation db.x loses rows
-> create relation db.x
<- finding error NUL002 db.x.id
<- finding warning COL024 db.x
<- finding warning TBL018 db.x
<- finding error TBL006 db.x
<- finding error VEW007 db.x
<- drop relation db.x
<- create relation db.x
