-- Another engine keeps the rows.
--- before
CREATE TABLE t (a int PRIMARY KEY, b text) ENGINE=MyISAM;
--- after
CREATE TABLE t (a int PRIMARY KEY, b text);
--- rows
INSERT INTO t VALUES (1, 'x');
--- rows after
INSERT INTO t VALUES (1, 'x');
--- expect
-> finding warning TBL017 db.t
-> alter relation db.t rewrites
<- finding warning TBL017 db.t
<- alter relation db.t rewrites
