-- Functions and procedures come, change their arguments and bodies, and go.
--- before
CREATE FUNCTION f(a int) RETURNS int DETERMINISTIC RETURN a + 1;
CREATE FUNCTION gone() RETURNS varchar(10) READS SQL DATA RETURN 'x';
CREATE PROCEDURE p(IN a int) SELECT a;
CREATE PROCEDURE same(IN a int, OUT b int) SQL SECURITY INVOKER COMMENT 'it''s' SET b = a;
--- after
CREATE FUNCTION f(a bigint, b varchar(5)) RETURNS bigint DETERMINISTIC NO SQL COMMENT 'more' RETURN a + 2;
CREATE PROCEDURE p(IN a int, INOUT c varchar(20)) BEGIN
    DECLARE x int DEFAULT 1;
    SELECT a, x;
  END;
CREATE PROCEDURE made() SQL SECURITY INVOKER BEGIN END;
CREATE PROCEDURE same(IN a int, OUT b int) SQL SECURITY INVOKER COMMENT 'it''s' SET b = a;
CREATE AGGREGATE FUNCTION total(x int) RETURNS int BEGIN
    DECLARE n int DEFAULT 0;
    DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN n;
    LOOP
      FETCH GROUP NEXT ROW;
      SET n = n + x;
    END LOOP;
  END;
--- expect
-> finding warning FUN009 db.f(bigint(20), varchar(5))
-> finding error FUN002 db.f(int(11))
-> finding error FUN001 db.gone()
-> finding info FUN011 db.made()
-> finding error FUN002 db.p(int(11))
-> finding warning FUN009 db.p(int(11), varchar(20))
-> finding warning FUN009 db.total(int(11))
-> finding info FUN011 db.total(int(11))
-> alter routine db.f(bigint(20), varchar(5))
-> create routine db.total(int(11))
-> create routine db.made()
-> alter routine db.p(int(11), varchar(20))
-> drop routine db.gone()
<- finding error FUN002 db.f(bigint(20), varchar(5))
<- finding warning FUN009 db.f(int(11))
<- finding warning FUN009 db.gone()
<- finding info FUN011 db.gone()
<- finding error FUN001 db.made()
<- finding warning FUN009 db.p(int(11))
<- finding error FUN002 db.p(int(11), varchar(20))
<- finding error FUN001 db.total(int(11))
<- alter routine db.f(int(11))
<- create routine db.gone()
<- alter routine db.p(int(11))
<- drop routine db.total(int(11))
<- drop routine db.made()
