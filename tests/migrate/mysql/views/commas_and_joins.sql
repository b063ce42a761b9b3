-- The server writes commas between tables as joins without brackets; made again they are commas.
--- before
CREATE TABLE a (id int, n varchar(20));
CREATE TABLE b (id int);
CREATE TABLE c (id int);
CREATE VIEW v AS SELECT a.id FROM a, b;
--- after
CREATE TABLE a (id int, n varchar(20));
CREATE TABLE b (id int);
CREATE TABLE c (id int);
CREATE VIEW v AS SELECT a.n FROM a, b, c WHERE a.id = b.id AND a.id IN (SELECT b.id FROM b, c) AND a.n <> ' join ';
CREATE VIEW w AS SELECT a.id FROM a LEFT JOIN b ON a.id = b.id, c;
CREATE VIEW x AS SELECT a.id FROM a JOIN b ON a.id = b.id JOIN c ON c.id = b.id;
CREATE VIEW y AS SELECT a.id FROM (a, b) RIGHT JOIN c ON c.id = a.id UNION SELECT a.id FROM a NATURAL JOIN b;
CREATE VIEW z AS WITH q AS (SELECT a.id FROM a, b) SELECT q.id FROM q, c;
--- expect
-> finding error VEW002 db.v.id
-> finding warning VEW005 db.v.n
-> finding warning VEW006 db.v
-> finding info VEW011 db.w
-> finding info VEW011 db.x
-> finding info VEW011 db.y
-> finding info VEW011 db.z
-> alter relation db.v
-> create relation db.w
-> create relation db.x
-> create relation db.y
-> create relation db.z
<- finding warning VEW005 db.v.id
<- finding error VEW002 db.v.n
<- finding warning VEW006 db.v
<- finding error VEW001 db.w
<- finding error VEW001 db.x
<- finding error VEW001 db.y
<- finding error VEW001 db.z
<- drop relation db.w
<- drop relation db.x
<- drop relation db.y
<- drop relation db.z
<- alter relation db.v
