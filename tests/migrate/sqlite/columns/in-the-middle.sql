-- A column comes in the middle, with a default.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, z TEXT);
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET z = 'x' WHERE id = NEW.id; END;
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT NOT NULL DEFAULT 'none', z TEXT);
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET z = 'x' WHERE id = NEW.id; END;
--- rows
INSERT INTO t VALUES (1, 'q');
--- rows after
INSERT INTO t VALUES (1, 'a', 'q');
--- expect
-> finding warning COL001 main.t.n
-> drop trigger main.t.tr
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
-> create trigger main.t.tr
<- finding error COL004 main.t.n
<- drop trigger main.t.tr
<- move_rows relation main.t rewrites loses column
<- drop relation main.t
<- rename relation main.t
<- create trigger main.t.tr
