-- Words and places are indexed.
--- before
CREATE TABLE t (a int, b text, p point NOT NULL);
--- after
CREATE TABLE t (a int, b text, p point NOT NULL, FULLTEXT KEY words (b), SPATIAL KEY places (p));
--- rows
INSERT INTO t VALUES (1, 'some words', ST_GeomFromText('POINT(1 2)'));
--- rows after
INSERT INTO t VALUES (1, 'some words', ST_GeomFromText('POINT(1 2)'));
--- expect
-> finding warning IDX001 db.t.places
-> finding warning IDX001 db.t.words
-> alter relation db.t rewrites
<- finding warning IDX002 db.t.places
<- finding warning IDX002 db.t.words
<- alter relation db.t
