-- An index gets a comment, and another way to search in memory.
--- before
CREATE TABLE t (a int, KEY a (a)) ENGINE=MEMORY;
CREATE TABLE u (a int, KEY a (a));
--- after
CREATE TABLE t (a int, KEY a (a) USING BTREE) ENGINE=MEMORY;
CREATE TABLE u (a int, KEY a (a) COMMENT 'x');
--- expect
-> finding warning IDX003 db.t.a
-> finding info DOC001 db.u.a
-> alter relation db.t rewrites
-> alter relation db.u
<- finding warning IDX003 db.t.a
<- finding info DOC001 db.u.a
<- alter relation db.t rewrites
<- alter relation db.u
