-- A table comes, another goes.
--- before
CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT);
--- after
CREATE TABLE b (id INTEGER PRIMARY KEY, n TEXT);
--- rows
INSERT INTO a VALUES (1, 'x');
--- rows after
INSERT INTO b VALUES (1, 'x');
--- expect
-> finding error TBL002 main.a
-> finding info MET005 main.b
-> finding info TBL001 main.b
-> create relation main.b
-> drop relation main.a loses rows
-> rename relation main.b
<- finding info MET005 main.a
<- finding info TBL001 main.a
<- finding error TBL002 main.b
<- create relation main.a
<- drop relation main.b loses rows
<- rename relation main.a
