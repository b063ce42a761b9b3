-- Defaults: texts with marks, numbers, bits, expressions, none, NULL.
--- before
CREATE TABLE t (a varchar(20) DEFAULT 'x', b int DEFAULT 1, c bit(3) DEFAULT b'1', d varchar(36), e date, f decimal(5,2) DEFAULT 1.5, g text, h int NOT NULL);
--- after
CREATE TABLE t (a varchar(20) DEFAULT 'it''s \\ "q"', b int DEFAULT (1 + 2), c bit(3) DEFAULT b'101', d varchar(36) DEFAULT uuid(), e date DEFAULT curdate(), f decimal(5,2) DEFAULT NULL, g text DEFAULT 'long', h int NOT NULL DEFAULT -5);
--- rows
INSERT INTO t (h) VALUES (1);
--- rows after
INSERT INTO t (h) VALUES (1);
--- expect
-> finding warning DEF003 db.t.a
-> finding warning DEF003 db.t.b
-> finding warning DEF003 db.t.c
-> finding info DEF001 db.t.d
-> finding info DEF001 db.t.e
-> finding warning DEF002 db.t.f
-> finding info DEF001 db.t.g
-> finding info DEF001 db.t.h
-> alter relation db.t
<- finding warning DEF003 db.t.a
<- finding warning DEF003 db.t.b
<- finding warning DEF003 db.t.c
<- finding warning DEF002 db.t.d
<- finding warning DEF002 db.t.e
<- finding info DEF001 db.t.f
<- finding warning DEF002 db.t.g
<- finding error DEF002 db.t.h
<- alter relation db.t
