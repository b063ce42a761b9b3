-- Names that need quotes.
--- before
CREATE TABLE "a ""b" ("select" INTEGER PRIMARY KEY, "x y" TEXT);
CREATE INDEX "i ""x" ON "a ""b" ("x y");
--- after
CREATE TABLE "a ""b" ("select" INTEGER PRIMARY KEY, "x y" TEXT NOT NULL DEFAULT 'it''s');
CREATE INDEX "i ""x" ON "a ""b" ("x y" DESC);
--- rows
INSERT INTO "a ""b" VALUES (1, 'x');
--- expect
-> finding info DEF001 main.a "b.x y
-> finding error NUL001 main.a "b.x y
-> finding warning IDX003 main.a "b.i "x
-> move_rows relation main.a "b rewrites
-> drop relation main.a "b
-> rename relation main.a "b
-> create index main.a "b.i "x
<- finding warning DEF002 main.a "b.x y
<- finding error NUL002 main.a "b.x y
<- finding warning IDX003 main.a "b.i "x
<- move_rows relation main.a "b rewrites
<- drop relation main.a "b
<- rename relation main.a "b
<- create index main.a "b.i "x
