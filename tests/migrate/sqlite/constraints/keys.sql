-- Primary key, unique and foreign key change.
--- before
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE t (a INTEGER, b INTEGER, p_id INTEGER REFERENCES p (id), PRIMARY KEY (a));
--- after
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT, CONSTRAINT own UNIQUE (code, id));
CREATE TABLE t (a INTEGER, b INTEGER, p_id INTEGER, CONSTRAINT k PRIMARY KEY (a, b), CONSTRAINT f FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE RESTRICT ON UPDATE CASCADE);
--- rows
INSERT INTO p VALUES (1, 'x'); INSERT INTO t VALUES (1, 2, 1);
--- rows after
INSERT INTO p VALUES (1, 'x'); INSERT INTO t VALUES (1, 2, 1);
--- expect
-> finding error DEF006 main.t.a
-> finding error NUL002 main.t.a
-> finding error UNQ001 main.p.own
-> finding error UNQ002 main.p.p_code_key
-> finding error FKY001 main.t.f
-> finding error PKY001 main.t.k
-> finding warning FKY002 main.t.t_p_id_fkey
-> finding error PKY002 main.t.t_pkey
-> move_rows relation main.p rewrites
-> move_rows relation main.t rewrites
-> drop relation main.p
-> drop relation main.t
-> rename relation main.p
-> rename relation main.t
<- finding warning DEF005 main.t.a
<- finding error NUL001 main.t.a
<- finding error UNQ002 main.p.own
<- finding error UNQ001 main.p.p_code_key
<- finding warning FKY002 main.t.f
<- finding error PKY002 main.t.k
<- finding error FKY001 main.t.t_p_id_fkey
<- finding error PKY001 main.t.t_pkey
<- move_rows relation main.p rewrites
<- move_rows relation main.t rewrites
<- drop relation main.p
<- drop relation main.t
<- rename relation main.p
<- rename relation main.t
