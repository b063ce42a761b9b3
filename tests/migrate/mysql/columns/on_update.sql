-- What a column becomes when its row changes.
--- before
CREATE TABLE t (a int, b datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3));
--- after
CREATE TABLE t (a int, b datetime(3) DEFAULT current_timestamp(3));
--- rows
INSERT INTO t VALUES (1, '2024-01-01');
--- rows after
INSERT INTO t VALUES (1, '2024-01-01');
--- expect
-> finding warning DEF013 db.t.b
-> alter relation db.t
<- finding warning DEF013 db.t.b
<- alter relation db.t
