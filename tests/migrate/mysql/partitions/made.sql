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
-> finding info TBL001 db.by_columns
-> finding info PAR001 db.by_columns#P#p0
-> finding info PAR001 db.by_columns#P#p1
-> finding info TBL001 db.by_named_hash
-> finding info PAR001 db.by_named_hash#P#one
-> finding info PAR001 db.by_named_hash#P#two
-> finding info TBL001 db.by_range
-> finding info PAR001 db.by_range#P#p0
-> finding info PAR001 db.by_range#P#p1
-> create relation db.by_columns
-> create relation db.by_named_hash
-> create relation db.by_range
<- finding error TBL002 db.by_columns
<- finding error PAR002 db.by_columns#P#p0
<- finding error PAR002 db.by_columns#P#p1
<- finding error TBL002 db.by_named_hash
<- finding error PAR002 db.by_named_hash#P#one
<- finding error PAR002 db.by_named_hash#P#two
<- finding error TBL002 db.by_range
<- finding error PAR002 db.by_range#P#p0
<- finding error PAR002 db.by_range#P#p1
<- drop relation db.by_columns loses rows
<- drop relation db.by_named_hash loses rows
<- drop relation db.by_range loses rows
