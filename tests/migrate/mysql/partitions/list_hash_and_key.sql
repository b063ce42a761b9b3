-- Lists grow, hashes and keys change their number, more than ten keep their order.
--- before
CREATE TABLE l (a int) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1, 2));
CREATE TABLE h (a int) PARTITION BY HASH (a) PARTITIONS 3;
CREATE TABLE k (a int PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2;
--- after
CREATE TABLE l (a int) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3) COMMENT 'three');
CREATE TABLE h (a int) PARTITION BY HASH (a) PARTITIONS 12;
CREATE TABLE k (a int PRIMARY KEY) PARTITION BY LINEAR KEY () PARTITIONS 2;
--- rows
INSERT INTO l VALUES (1);
INSERT INTO h VALUES (1);
INSERT INTO k VALUES (1);
--- rows after
INSERT INTO l VALUES (1);
INSERT INTO h VALUES (1);
INSERT INTO k VALUES (1);
--- expect
-> finding info PAR001 db.h#P#p10
-> finding info PAR001 db.h#P#p11
-> finding info PAR001 db.h#P#p3
-> finding info PAR001 db.h#P#p4
-> finding info PAR001 db.h#P#p5
-> finding info PAR001 db.h#P#p6
-> finding info PAR001 db.h#P#p7
-> finding info PAR001 db.h#P#p8
-> finding info PAR001 db.h#P#p9
-> finding error PAR004 db.k
-> finding info PAR001 db.l#P#p1
-> alter relation db.h rewrites
-> alter relation db.k rewrites
-> alter relation db.l
<- finding error PAR002 db.h#P#p10
<- finding error PAR002 db.h#P#p11
<- finding error PAR002 db.h#P#p3
<- finding error PAR002 db.h#P#p4
<- finding error PAR002 db.h#P#p5
<- finding error PAR002 db.h#P#p6
<- finding error PAR002 db.h#P#p7
<- finding error PAR002 db.h#P#p8
<- finding error PAR002 db.h#P#p9
<- finding error PAR004 db.k
<- finding error PAR002 db.l#P#p1
<- alter relation db.h rewrites
<- alter relation db.k rewrites
<- alter relation db.l rewrites
