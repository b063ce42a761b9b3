-- A routine in the words of Oracle is refused.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
SET SESSION sql_mode = 'ORACLE';
CREATE PROCEDURE p AS BEGIN
    NULL;
  END;
SET SESSION sql_mode = DEFAULT;
--- expect
