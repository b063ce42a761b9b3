-- Moments of every precision, with and without defaults, and zero dates.
--- before
CREATE TABLE t (a timestamp NULL, b timestamp(3) NOT NULL DEFAULT current_timestamp(3), c datetime NOT NULL, d date DEFAULT NULL);
--- after
CREATE TABLE t (a timestamp(6) NULL DEFAULT NULL, b datetime(3) NOT NULL DEFAULT current_timestamp(3), c timestamp NOT NULL DEFAULT '2000-01-01 00:00:00', d datetime, e time DEFAULT '10:00:00', f year);
--- rows
INSERT INTO t VALUES ('2024-01-01 10:00:00', '2024-01-01', '2024-01-01', '2024-01-01');
--- rows after
INSERT INTO t VALUES ('2024-01-01 10:00:00', '2024-01-01', '2024-01-01', '2024-01-01', NULL, 2024);
--- expect
-> finding error COL008 db.t.a
-> finding error COL013 db.t.b
-> finding error COL013 db.t.c
-> finding info DEF001 db.t.c
-> finding error COL010 db.t.d
-> finding warning COL001 db.t.e
-> finding warning COL001 db.t.f
-> alter relation db.t rewrites loses values
<- finding error COL012 db.t.a
<- finding error COL013 db.t.b
<- finding error COL013 db.t.c
<- finding error DEF002 db.t.c
<- finding error COL012 db.t.d
<- finding error COL004 db.t.e
<- finding error COL004 db.t.f
<- alter relation db.t rewrites loses column
