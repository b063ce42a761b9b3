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
-> finding warning FUN009 db.p()
-> finding info FUN011 db.p()
-> refused routine db.p(): it is written in the words of Oracle
<- finding error FUN001 db.p()
<- drop routine db.p()
