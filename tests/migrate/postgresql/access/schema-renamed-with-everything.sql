-- A schema gets another name; everything in it follows.
--- before
CREATE SCHEMA old;
CREATE TYPE old.mood AS ENUM ('a');
CREATE SEQUENCE old.s;
CREATE TABLE old.t (id bigint DEFAULT nextval('old.s') PRIMARY KEY, m old.mood);
CREATE FUNCTION old.f(m old.mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW old.v AS SELECT id FROM old.t;
GRANT SELECT ON old.t TO bastion_case_reader;
--- after
CREATE SCHEMA new;
CREATE TYPE new.mood AS ENUM ('a');
CREATE SEQUENCE new.s;
CREATE TABLE new.t (id bigint DEFAULT nextval('new.s') PRIMARY KEY, m new.mood);
CREATE FUNCTION new.f(m new.mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW new.v AS SELECT id FROM new.t;
GRANT SELECT ON new.t TO bastion_case_reader;
--- rows
INSERT INTO old.t (m) VALUES ('a');
--- renames
schema old -> new
--- expect
-> finding info TYP001 new.mood
-> finding error ENM005 old.mood
-> finding info MET005 new.t
-> finding info TBL001 new.t
-> finding info VEW011 new.v
-> finding error TBL002 old.t
-> finding error VEW001 old.v
-> finding info FUN011 new.f(new.mood)
-> finding error FUN001 old.f(old.mood)
-> finding error SCH003 new
-> finding info SEQ007 new.s
-> finding error SEQ006 old.s
-> drop routine old.f(old.mood)
-> drop relation old.v
-> drop relation old.t loses rows
-> drop enum old.mood
-> drop sequence old.s loses values
-> rename schema new
-> create enum new.mood
-> create sequence new.s
-> create routine new.f(new.mood)
-> create relation new.t
-> create relation new.v
-> alter column new.t.id
-> create constraint new.t.t_pkey
-> grant relation new.t
<- finding error ENM005 new.mood
<- finding info TYP001 old.mood
<- finding error TBL002 new.t
<- finding error VEW001 new.v
<- finding info MET005 old.t
<- finding info TBL001 old.t
<- finding info VEW011 old.v
<- finding error FUN001 new.f(new.mood)
<- finding info FUN011 old.f(old.mood)
<- finding error SCH003 old
<- finding error SEQ006 new.s
<- finding info SEQ007 old.s
<- drop routine new.f(new.mood)
<- drop relation new.v
<- drop relation new.t loses rows
<- drop enum new.mood
<- drop sequence new.s loses values
<- rename schema old
<- create enum old.mood
<- create sequence old.s
<- create routine old.f(old.mood)
<- create relation old.t
<- create relation old.v
<- alter column old.t.id
<- create constraint old.t.t_pkey
<- grant relation old.t
