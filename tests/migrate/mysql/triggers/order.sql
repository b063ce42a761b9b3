-- Triggers for one moment fire in their order, whichever of them changes.
--- before
CREATE TABLE t (n varchar(50));
CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW SET NEW.n = concat(NEW.n, 'a');
CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW FOLLOWS a SET NEW.n = concat(NEW.n, 'b');
CREATE TRIGGER c BEFORE INSERT ON t FOR EACH ROW FOLLOWS b SET NEW.n = concat(NEW.n, 'c');
CREATE TRIGGER u AFTER UPDATE ON t FOR EACH ROW SET @u = 1;
--- after
CREATE TABLE t (n varchar(50));
CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW SET NEW.n = concat(NEW.n, 'a');
CREATE TRIGGER c BEFORE INSERT ON t FOR EACH ROW FOLLOWS a SET NEW.n = concat(NEW.n, 'c');
CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW FOLLOWS c SET NEW.n = concat(NEW.n, 'B');
CREATE TRIGGER u AFTER UPDATE ON t FOR EACH ROW SET @u = 1;
--- rows
INSERT INTO t VALUES ('x');
--- rows after
INSERT INTO t VALUES ('x');
--- expect
-> finding warning TRG004 db.t.b
-> finding warning TRG004 db.t.c
-> drop trigger db.t.c
-> drop trigger db.t.b
-> create trigger db.t.c
-> create trigger db.t.b
<- finding warning TRG004 db.t.b
<- finding warning TRG004 db.t.c
<- drop trigger db.t.b
<- drop trigger db.t.c
<- create trigger db.t.b
<- create trigger db.t.c
