-- Everything at once.
--- before
CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT, old TEXT);
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a (id));
CREATE TABLE gone (x);
CREATE INDEX a_n ON a (n);
CREATE VIEW v AS SELECT a.n FROM a JOIN b ON b.a_id = a.id;
CREATE TRIGGER tr AFTER DELETE ON a BEGIN DELETE FROM b WHERE a_id = OLD.id; END;
--- after
CREATE TABLE aa (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, extra INTEGER NOT NULL DEFAULT 0);
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES aa (id) ON DELETE CASCADE, c TEXT) STRICT;
CREATE TABLE fresh (y BLOB);
CREATE UNIQUE INDEX a_n ON aa (name);
CREATE VIEW v AS SELECT aa.name FROM aa JOIN b ON b.a_id = aa.id;
CREATE TRIGGER tr AFTER DELETE ON aa BEGIN DELETE FROM b WHERE a_id = OLD.id; END;
--- rows
INSERT INTO a VALUES (1, 'x', 'o'); INSERT INTO b VALUES (2, 1);
--- rows after
INSERT INTO aa VALUES (1, 'x', 3); INSERT INTO b VALUES (2, 1, 'c');
--- renames
relation main.a -> main.aa
column main.a.n -> main.aa.name
--- expect
-> finding error COL004 main.a.old
-> finding warning COL001 main.aa.extra
-> finding error COL005 main.aa.name
-> finding error COL014 main.aa.name
-> finding warning COL001 main.b.c
-> finding error VEW002 main.v.n
-> finding info MET005 main.v.name
-> finding warning VEW005 main.v.name
-> finding error PKY002 main.a.a_pkey
-> finding error PKY001 main.aa.aa_pkey
-> finding error FKY004 main.b.b_a_id_fkey
-> finding error UNQ006 main.aa.a_n
-> finding error TBL003 main.aa
-> finding error TBL020 main.b
-> finding info TBL001 main.fresh
-> finding error TBL002 main.gone
-> finding warning VEW006 main.v
-> drop trigger main.a.tr
-> drop relation main.v
-> move_rows relation main.aa rewrites loses column
-> move_rows relation main.b rewrites
-> create relation main.fresh
-> drop relation main.a
-> drop relation main.b
-> drop relation main.gone loses rows
-> rename relation main.aa
-> rename relation main.b
-> rename relation main.fresh
-> create index main.aa.a_n
-> create relation main.v
-> create trigger main.aa.tr
<- finding error COL005 main.a.n
<- finding error COL014 main.a.n
<- finding warning COL001 main.a.old
<- finding error COL004 main.aa.extra
<- finding error COL004 main.b.c
<- finding info MET005 main.v.n
<- finding warning VEW005 main.v.n
<- finding error VEW002 main.v.name
<- finding error PKY001 main.a.a_pkey
<- finding error PKY002 main.aa.aa_pkey
<- finding warning FKY005 main.b.b_a_id_fkey
<- finding error UNQ007 main.a.a_n
<- finding error TBL003 main.a
<- finding warning TBL021 main.b
<- finding error TBL002 main.fresh
<- finding info TBL001 main.gone
<- finding warning VEW006 main.v
<- drop trigger main.aa.tr
<- drop relation main.v
<- move_rows relation main.a rewrites loses column
<- move_rows relation main.b rewrites loses column
<- create relation main.gone
<- drop relation main.aa
<- drop relation main.b
<- drop relation main.fresh loses rows
<- rename relation main.a
<- rename relation main.b
<- rename relation main.gone
<- create index main.a.a_n
<- create relation main.v
<- create trigger main.a.tr
