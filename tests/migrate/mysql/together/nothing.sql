-- Two databases that are the same need nothing.
--- before
CREATE TABLE t (a int, CHECK (a > 0));
CREATE VIEW v AS SELECT a FROM t;
CREATE SEQUENCE s;
CREATE TABLE u (a bigint DEFAULT nextval(s));
--- after
CREATE TABLE t (a int, CHECK (a > 0));
CREATE VIEW v AS SELECT a FROM t;
CREATE SEQUENCE s;
CREATE TABLE u (a bigint DEFAULT nextval(s));
--- expect
