-- Partitions follow a table that is renamed.
--- before
CREATE TABLE a (id int) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
--- after
CREATE TABLE b (id int) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
--- rows
INSERT INTO a VALUES (1);
--- rows after
INSERT INTO b VALUES (1);
--- renames
table db.a -> db.b
--- expect
-> finding error PAR002 db.a#P#p0
-> finding error PAR002 db.a#P#p1
-> finding error TBL003 db.b
-> finding info PAR001 db.b#P#p0
-> finding info PAR001 db.b#P#p1
-> rename relation db.b
<- finding error TBL003 db.a
<- finding info PAR001 db.a#P#p0
<- finding info PAR001 db.a#P#p1
<- finding error PAR002 db.b#P#p0
<- finding error PAR002 db.b#P#p1
<- rename relation db.a
