CREATE TABLE person (id INTEGER PRIMARY KEY, email TEXT NOT NULL, age INTEGER, note VARCHAR(20), Born TEXT);
CREATE TABLE pet (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id), name TEXT, weight REAL) STRICT;
CREATE TABLE visit (pet_id INTEGER, person_id INTEGER, day TEXT, cost REAL, PRIMARY KEY (pet_id, day)) WITHOUT ROWID;
CREATE TABLE "odd name" ("some column" TEXT, [other] INTEGER);
CREATE VIEW adult AS SELECT id, email FROM person WHERE age >= 18;
