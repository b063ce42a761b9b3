-- A view of several parts, with texts that look like names.
--- before
CREATE TABLE t (a int, n varchar(20));
--- after
CREATE TABLE t (a int, n varchar(20));
CREATE VIEW z AS SELECT a, n FROM t WHERE n LIKE 'it''s \\_%' UNION SELECT 1, 'a `b`.`c` d';
CREATE VIEW a AS WITH x AS (SELECT a FROM z) SELECT max(a) AS most FROM x;
--- expect
-> finding info VEW011 db.a
-> finding info VEW011 db.z
-> create relation db.z
-> create relation db.a
<- finding error VEW001 db.a
<- finding error VEW001 db.z
<- drop relation db.a
<- drop relation db.z
