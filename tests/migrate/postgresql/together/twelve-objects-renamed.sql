-- A schema, a table, columns, an index, a constraint, a trigger, a function, a type and a view are renamed together.
--- before
CREATE SCHEMA a;
CREATE TYPE a.mood AS ENUM ('x', 'y');
CREATE FUNCTION a.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE a.t (id integer CONSTRAINT k PRIMARY KEY, m a.mood DEFAULT 'x', n integer CONSTRAINT c CHECK (n > 0));
CREATE INDEX i ON a.t (n, m);
CREATE TRIGGER tr BEFORE INSERT ON a.t FOR EACH ROW EXECUTE FUNCTION a.tr();
CREATE VIEW a.v AS SELECT id FROM a.t;
--- after
CREATE SCHEMA b;
CREATE TYPE b.feeling AS ENUM ('x', 'y');
CREATE FUNCTION b.fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE b.u (id integer CONSTRAINT kk PRIMARY KEY, f b.feeling DEFAULT 'x', nn integer CONSTRAINT cc CHECK (nn > 0));
CREATE INDEX ii ON b.u (nn, f);
CREATE TRIGGER trtr BEFORE INSERT ON b.u FOR EACH ROW EXECUTE FUNCTION b.fire();
CREATE VIEW b.w AS SELECT id FROM b.u;
--- rows
INSERT INTO a.t VALUES (1, 'y', 5);
--- renames
schema a -> b
enum a.mood -> b.feeling
routine a.tr() -> b.fire()
relation a.t -> b.u
column a.t.m -> b.u.f
column a.t.n -> b.u.nn
constraint a.t.k -> b.u.kk
constraint a.t.c -> b.u.cc
index a.t.i -> b.u.ii
trigger a.t.tr -> b.u.trtr
relation a.v -> b.w
--- expect
-> finding error COL005 b.u.f
-> finding error COL005 b.u.nn
-> finding warning CON001 b.u.cc
-> finding warning CON001 b.u.kk
-> finding error ENM006 b.feeling
-> finding info IDX005 b.u.ii
-> finding error TBL005 b.u
-> finding error VEW012 b.w
-> finding error FUN012 b.fire()
-> finding error SCH003 b
-> finding warning TRG005 b.u.trtr
-> rename schema b
-> rename enum b.feeling
-> rename routine b.fire()
-> rename relation b.u
-> rename relation b.w
-> rename column b.u.f
-> rename column b.u.nn
-> rename constraint b.u.cc
-> rename constraint b.u.kk
-> rename index b.u.ii
-> rename trigger b.u.trtr
<- finding error COL005 a.t.m
<- finding error COL005 a.t.n
<- finding warning CON001 a.t.c
<- finding warning CON001 a.t.k
<- finding error ENM006 a.mood
<- finding info IDX005 a.t.i
<- finding error TBL005 a.t
<- finding error VEW012 a.v
<- finding error FUN012 a.tr()
<- finding error SCH003 a
<- finding warning TRG005 a.t.tr
<- rename schema a
<- rename enum a.mood
<- rename routine a.tr()
<- rename relation a.t
<- rename relation a.v
<- rename column a.t.m
<- rename column a.t.n
<- rename constraint a.t.c
<- rename constraint a.t.k
<- rename index a.t.i
<- rename trigger a.t.tr
