-- A column refuses nulls and gets a default, another lets go of both.
--- before
CREATE TABLE t (a int, b int NOT NULL DEFAULT 5, c timestamp NULL, d datetime DEFAULT current_timestamp());
--- after
CREATE TABLE t (a int NOT NULL DEFAULT 1, b int, c timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(), d datetime);
--- rows
INSERT INTO t VALUES (1, 2, '2024-01-01 10:00:00', '2024-01-01');
--- rows after
INSERT INTO t VALUES (1, 2, '2024-01-01 10:00:00', '2024-01-01');
--- expect
-> finding info DEF001 db.t.a
-> finding error NUL001 db.t.a
-> finding warning DEF002 db.t.b
-> finding error NUL002 db.t.b
-> finding info DEF001 db.t.c
-> finding error NUL001 db.t.c
-> finding warning DEF013 db.t.c
-> finding warning DEF002 db.t.d
-> alter relation db.t rewrites
<- finding warning DEF002 db.t.a
<- finding error NUL002 db.t.a
<- finding info DEF001 db.t.b
<- finding error NUL001 db.t.b
<- finding warning DEF002 db.t.c
<- finding error NUL002 db.t.c
<- finding warning DEF013 db.t.c
<- finding info DEF001 db.t.d
<- alter relation db.t rewrites
