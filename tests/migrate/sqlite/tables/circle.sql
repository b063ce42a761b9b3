-- Two tables point at each other and both change.
--- before
CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b (id));
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));
--- after
CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b (id) ON DELETE CASCADE);
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id) ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED);
--- rows
INSERT INTO a VALUES (1, NULL); INSERT INTO b VALUES (1, 1); UPDATE a SET b_id = 1;
--- expect
-> finding error FKY004 main.a.a_b_id_fkey
-> finding warning FKY006 main.b.b_a_id_fkey
-> finding warning FKY005 main.b.b_a_id_fkey
-> move_rows relation main.a rewrites
-> move_rows relation main.b rewrites
-> drop relation main.a
-> drop relation main.b
-> rename relation main.a
-> rename relation main.b
<- finding warning FKY005 main.a.a_b_id_fkey
<- finding warning FKY006 main.b.b_a_id_fkey
<- finding warning FKY005 main.b.b_a_id_fkey
<- move_rows relation main.a rewrites
<- move_rows relation main.b rewrites
<- drop relation main.a
<- drop relation main.b
<- rename relation main.a
<- rename relation main.b
