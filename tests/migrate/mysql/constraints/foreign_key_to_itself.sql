-- A table points at itself, and its key changes.
--- before
CREATE TABLE t (id int PRIMARY KEY, up int, CONSTRAINT t_up FOREIGN KEY (up) REFERENCES t (id));
--- after
CREATE TABLE t (id int unsigned PRIMARY KEY, up int unsigned, CONSTRAINT t_up FOREIGN KEY (up) REFERENCES t (id) ON DELETE SET NULL);
--- rows
INSERT INTO t VALUES (1, NULL), (2, 1);
--- rows after
INSERT INTO t VALUES (1, NULL), (2, 1);
--- expect
-> finding error COL009 db.t.id
-> finding error COL009 db.t.up
-> finding warning FKY005 db.t.t_up
-> drop constraint db.t.t_up
-> alter relation db.t rewrites loses values
-> create constraint db.t.t_up rewrites
<- finding error COL009 db.t.id
<- finding error COL009 db.t.up
<- finding warning FKY005 db.t.t_up
<- drop constraint db.t.t_up
<- alter relation db.t rewrites loses values
<- create constraint db.t.t_up rewrites
