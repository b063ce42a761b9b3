-- Comment, row format and engine-defined options come and go.
--- before
CREATE TABLE t (a int) ROW_FORMAT=COMPACT COMMENT='old' STATS_PERSISTENT=1;
--- after
CREATE TABLE t (a int) COMMENT='new\nline' CHECKSUM=1 PAGE_COMPRESSED=1;
--- rows
INSERT INTO t VALUES (1);
--- rows after
INSERT INTO t VALUES (1);
--- expect
-> finding info DOC001 db.t
-> finding info TBL015 db.t
-> alter relation db.t rewrites
<- finding info DOC001 db.t
<- finding info TBL015 db.t
<- alter relation db.t rewrites
