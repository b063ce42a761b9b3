-- A function and a procedure of one name.
--- before
CREATE FUNCTION n(a int) RETURNS int RETURN a;
CREATE PROCEDURE n(a int) SELECT a;
--- after
CREATE FUNCTION n(a int) RETURNS int RETURN a + 1;
CREATE PROCEDURE n(a int) SELECT a + 1;
--- expect
