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
-> finding error COL004 main.a.x
-> finding warning COL001 main.a.y
-> finding warning COL001 main.b.x
-> finding error COL004 main.b.y
-> move_rows relation main.a rewrites loses column
-> move_rows relation main.b rewrites loses column
-> drop relation main.a
-> drop relation main.b
-> rename relation main.a
-> rename relation main.b
<- finding warning COL001 main.a.x
<- finding error COL004 main.a.y
<- finding error COL004 main.b.x
<- finding warning COL001 main.b.y
<- move_rows relation main.a rewrites loses column
<- move_rows relation main.b rewrites loses column
<- drop relation main.a
<- drop relation main.b
<- rename relation main.a
<- rename relation main.b
