-- Triggers on tables and views come, change and go.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);
CREATE TABLE log (what TEXT);
CREATE VIEW v AS SELECT id FROM t;
CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('a'); END;
CREATE TRIGGER b INSTEAD OF INSERT ON v BEGIN INSERT INTO t (id) VALUES (NEW.id); END;
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);
CREATE TABLE log (what TEXT, at TEXT DEFAULT CURRENT_TIMESTAMP);
CREATE VIEW v AS SELECT id FROM t;
CREATE TRIGGER a AFTER UPDATE OF n ON t WHEN NEW.n <> OLD.n BEGIN INSERT INTO log (what) VALUES ('b'); END;
CREATE TRIGGER c INSTEAD OF DELETE ON v BEGIN DELETE FROM t WHERE id = OLD.id; END;
--- rows
INSERT INTO t VALUES (1, 'x');
--- expect
-> finding warning COL001 main.log.at
-> finding warning TRG004 main.t.a
-> finding warning TRG002 main.v.b
-> finding warning TRG001 main.v.c
-> drop trigger main.t.a
-> drop trigger main.v.b
-> drop relation main.v
-> move_rows relation main.log rewrites
-> drop relation main.log
-> rename relation main.log
-> create relation main.v
-> create trigger main.t.a
-> create trigger main.v.c
<- finding error COL004 main.log.at
<- finding warning TRG004 main.t.a
<- finding warning TRG001 main.v.b
<- finding warning TRG002 main.v.c
<- drop trigger main.t.a
<- drop trigger main.v.c
<- drop relation main.v
<- move_rows relation main.log rewrites loses column
<- drop relation main.log
<- rename relation main.log
<- create relation main.v
<- create trigger main.t.a
<- create trigger main.v.b
