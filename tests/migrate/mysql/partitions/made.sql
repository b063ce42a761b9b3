-- Tables with partitions of every kind are made and dropped.
--- before
CREATE TABLE x (a int);
--- after
CREATE TABLE x (a int);
CREATE TABLE by_range (a int NOT NULL, b date) PARTITION BY RANGE (year(b)) SUBPARTITION BY HASH (a) SUBPARTITIONS 2
    (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE by_columns (a int, b varchar(3)) PARTITION BY RANGE COLUMNS (a, b)
    (PARTITION p0 VALUES LESS THAN (1, 'x'), PARTITION p1 VALUES LESS THAN (3, MAXVALUE));
CREATE TABLE by_named_hash (a int) PARTITION BY HASH (a) (PARTITION one, PARTITION two);
--- expect
