-- A partition is split while the table gets a column and an index.
--- before
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN MAXVALUE);
--- after
CREATE TABLE t (id int NOT NULL, d date NOT NULL, n int, PRIMARY KEY (id, d), KEY n (n)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2010), PARTITION p00 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN MAXVALUE);
--- rows
INSERT INTO t VALUES (1, '2009-01-01'), (2, '2024-01-01');
--- rows after
INSERT INTO t VALUES (1, '2009-01-01', 1), (2, '2024-01-01', 2);
--- expect
-> finding warning COL001 db.t.n
-> finding warning IDX001 db.t.n
-> finding error PAR003 db.t#P#p0
-> finding info PAR001 db.t#P#p00
-> alter relation db.t rewrites
<- finding error COL004 db.t.n
<- finding warning IDX002 db.t.n
<- finding error PAR003 db.t#P#p0
<- finding error PAR002 db.t#P#p00
<- alter relation db.t rewrites loses column
