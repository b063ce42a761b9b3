-- Two tables exchange their names.
--- before
CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE b (id INTEGER PRIMARY KEY, y REAL);
--- after
CREATE TABLE b (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE a (id INTEGER PRIMARY KEY, y REAL);
--- rows
INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (2, 1.5);
--- rows after
INSERT INTO b VALUES (1, 'x');
--- renames
relation main.a -> main.b
relation main.b -> main.a
--- expect
-> finding error PKY001 main.a.a_pkey
-> finding error PKY002 main.a.a_pkey
-> finding error PKY001 main.b.b_pkey
-> finding error PKY002 main.b.b_pkey
-> finding error TBL003 main.a
-> finding error TBL003 main.b
-> move_rows relation main.a rewrites
-> move_rows relation main.b rewrites
-> drop relation main.a
-> drop relation main.b
-> rename relation main.a
-> rename relation main.b
<- finding error PKY001 main.a.a_pkey
<- finding error PKY002 main.a.a_pkey
<- finding error PKY001 main.b.b_pkey
<- finding error PKY002 main.b.b_pkey
<- finding error TBL003 main.a
<- finding error TBL003 main.b
<- move_rows relation main.a rewrites
<- move_rows relation main.b rewrites
<- drop relation main.a
<- drop relation main.b
<- rename relation main.a
<- rename relation main.b
