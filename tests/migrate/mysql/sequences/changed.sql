-- Sequences come, go and count otherwise; a column takes its default from one.
--- before
CREATE SEQUENCE s;
CREATE SEQUENCE gone START 5;
CREATE TABLE t (a int, b bigint);
--- after
CREATE SEQUENCE s INCREMENT 3 MINVALUE 1 MAXVALUE 5000 CYCLE NOCACHE;
CREATE SEQUENCE made START -5 INCREMENT -1 MINVALUE -100 MAXVALUE -1 CACHE 7;
CREATE TABLE t (a int, b bigint DEFAULT nextval(made));
--- rows
INSERT INTO t VALUES (1, 2);
--- rows after
INSERT INTO t VALUES (1, 2);
--- expect
-> finding info DEF001 db.t.b
-> finding error SEQ006 db.gone
-> finding info SEQ007 db.made
-> finding info SEQ009 db.s
-> finding warning SEQ003 db.s
-> finding warning SEQ004 db.s
-> finding error SEQ001 db.s
-> create sequence db.made
-> alter sequence db.s
-> alter relation db.t
-> drop sequence db.gone
<- finding warning DEF002 db.t.b
<- finding info SEQ007 db.gone
<- finding error SEQ006 db.made
<- finding info SEQ009 db.s
<- finding warning SEQ003 db.s
<- finding warning SEQ004 db.s
<- finding info SEQ001 db.s
<- create sequence db.gone
<- alter sequence db.s
<- alter relation db.t
<- drop sequence db.made
