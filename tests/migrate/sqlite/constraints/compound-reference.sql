-- A compound foreign key comes.
--- before
CREATE TABLE p (a INTEGER, b TEXT, PRIMARY KEY (a, b));
CREATE TABLE t (x INTEGER, y TEXT);
--- after
CREATE TABLE p (a INTEGER, b TEXT, PRIMARY KEY (a, b));
CREATE TABLE t (x INTEGER, y TEXT, FOREIGN KEY (x, y) REFERENCES p (a, b) DEFERRABLE INITIALLY DEFERRED);
--- rows
INSERT INTO p VALUES (1, 'a'); INSERT INTO t VALUES (1, 'a'), (NULL, 'b');
--- expect
-> finding error FKY001 main.t.t_x_y_fkey
-> move_rows relation main.t rewrites
-> drop relation main.t
-> rename relation main.t
<- finding warning FKY002 main.t.t_x_y_fkey
<- move_rows relation main.t rewrites
<- drop relation main.t
<- rename relation main.t
