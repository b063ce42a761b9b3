-- A body of several statements with its own modes; the rows do not pass through it when their table changes.
--- before
CREATE TABLE t (a int, n int);
CREATE TABLE log (a int);
--- after
CREATE TABLE t (a bigint, n int);
CREATE TABLE log (a int);
SET SESSION sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
CREATE TRIGGER r AFTER INSERT ON t FOR EACH ROW BEGIN
    -- a comment; with a mark
    INSERT INTO log VALUES (NEW.a);
    IF NEW.n > 1 THEN SET @x = 'a' || 'b;'; END IF;
  END;
SET SESSION sql_mode = DEFAULT;
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
-> finding error COL008 db.t.a
-> finding warning TRG001 db.t.r
-> alter relation db.t rewrites
-> create trigger db.t.r
<- finding error COL009 db.t.a
<- finding warning TRG002 db.t.r
<- drop trigger db.t.r
<- alter relation db.t rewrites loses values
