-- A table is renamed; a table that points at it follows.
--- before
CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT);
CREATE TABLE p (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));
CREATE INDEX a_n ON a (n);
--- after
CREATE TABLE b (id INTEGER PRIMARY KEY, n TEXT);
CREATE TABLE p (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES b (id));
CREATE INDEX a_n ON b (n);
--- rows
INSERT INTO a VALUES (1, 'x'); INSERT INTO p VALUES (5, 1);
--- rows after
INSERT INTO b VALUES (1, 'x'); INSERT INTO p VALUES (5, 1);
--- renames
relation main.a -> main.b
--- expect
-> finding error PKY002 main.a.a_pkey
-> finding error PKY001 main.b.b_pkey
-> finding error TBL003 main.b
-> move_rows relation main.b rewrites
-> move_rows relation main.p rewrites
-> drop relation main.a
-> drop relation main.p
-> rename relation main.b
-> rename relation main.p
-> create index main.b.a_n
<- finding error PKY001 main.a.a_pkey
<- finding error PKY002 main.b.b_pkey
<- finding error TBL003 main.a
<- move_rows relation main.a rewrites
<- move_rows relation main.p rewrites
<- drop relation main.b
<- drop relation main.p
<- rename relation main.a
<- rename relation main.p
<- create index main.a.a_n
