-- A view calls a function that comes with it.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC RETURN x + 1;
CREATE VIEW v AS SELECT f(a) AS b, 'it''s `x`.`y`' AS c FROM t;
--- expect
