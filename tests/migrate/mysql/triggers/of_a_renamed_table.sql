-- Triggers follow their table; the one whose text changes is made again behind the one that stays.
--- before
CREATE TABLE t (a int, b int);
CREATE TRIGGER one BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 1;
CREATE TRIGGER two BEFORE UPDATE ON t FOR EACH ROW SET NEW.b = 2;
--- after
CREATE TABLE u (a int, c int);
CREATE TRIGGER one BEFORE UPDATE ON u FOR EACH ROW SET NEW.a = 1;
CREATE TRIGGER two BEFORE UPDATE ON u FOR EACH ROW SET NEW.c = 2;
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO u VALUES (1, 2);
--- renames
table db.t -> db.u
column db.t.b -> db.u.c
--- expect
-> finding error COL005 db.u.c
-> finding error TBL003 db.u
-> drop trigger db.t.two
-> rename relation db.u
-> alter relation db.u
-> create trigger db.u.two
<- finding error COL005 db.t.b
<- finding error TBL003 db.t
<- drop trigger db.u.two
<- rename relation db.t
<- alter relation db.t
<- create trigger db.t.two
