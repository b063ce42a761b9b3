-- A view calls a function that comes with it.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC RETURN x + 1;
CREATE VIEW v AS SELECT f(a) AS b, 'it''s `x`.`y`' AS c FROM t;
--- expect
-> finding info VEW011 db.v
-> finding warning FUN009 db.f(int(11))
-> finding info FUN011 db.f(int(11))
-> create routine db.f(int(11))
-> create relation db.v
<- finding error VEW001 db.v
<- finding error FUN001 db.f(int(11))
<- drop relation db.v
<- drop routine db.f(int(11))
