-- A table is spread over partitions, and put together again.
--- before
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d));
--- after
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN MAXVALUE);
--- rows
INSERT INTO t VALUES (1, '2019-01-01'), (2, '2024-01-01');
--- rows after
INSERT INTO t VALUES (1, '2019-01-01'), (2, '2024-01-01');
--- expect
-> finding error PAR004 db.t
-> finding error TBL006 db.t
-> finding info PAR001 db.t#P#p0
-> finding info PAR001 db.t#P#p1
-> alter relation db.t rewrites
<- finding error PAR004 db.t
<- finding error TBL006 db.t
<- finding error PAR002 db.t#P#p0
<- finding error PAR002 db.t#P#p1
<- alter relation db.t rewrites
