-- A range gets a partition at its end without a row being moved; the way back puts the rows elsewhere.
--- before
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN (2030));
--- after
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN (2030), PARTITION p2 VALUES LESS THAN (2040));
--- rows
INSERT INTO t VALUES (1, '2019-01-01'), (2, '2024-01-01');
--- rows after
INSERT INTO t VALUES (1, '2019-01-01'), (2, '2024-01-01');
--- expect
-> finding info PAR001 db.t#P#p2
-> alter relation db.t
<- finding error PAR002 db.t#P#p2
<- alter relation db.t rewrites
