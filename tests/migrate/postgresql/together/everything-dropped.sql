-- A schema with objects of every kind goes.
--- before
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE DOMAIN app.age AS integer CHECK (VALUE >= 0);
CREATE TYPE app.pair AS (l integer, r integer);
CREATE TYPE app.span AS RANGE (SUBTYPE = date);
CREATE SEQUENCE app.s;
CREATE FUNCTION app.f(m app.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION app.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.t (id bigint DEFAULT nextval('app.s') PRIMARY KEY, m app.mood, a app.age, p app.pair, s app.span, g integer GENERATED ALWAYS AS (app.f('a')) STORED);
CREATE TABLE app.u (t_id bigint REFERENCES app.t (id), CONSTRAINT c CHECK (app.f('b') > 0));
CREATE INDEX i ON app.t (app.f(m));
CREATE VIEW app.v AS SELECT id, app.f(m) AS x FROM app.t;
CREATE MATERIALIZED VIEW app.mv AS SELECT x FROM app.v;
CREATE TRIGGER tr BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.tr();
CREATE POLICY p ON app.t USING (app.f(m) > 0);
CREATE PUBLICATION bastion_case_p FOR TABLE app.t;
CREATE STATISTICS app.st ON m, a FROM app.t;
--- after
--- expect
-> finding error CMP006 app.pair
-> finding error DOM007 app.age
-> finding error ENM005 app.mood
-> finding error PUB004 bastion_case_p
-> finding error RNG002 app.span
-> finding error VEW001 app.mv
-> finding error TBL002 app.t
-> finding error TBL002 app.u
-> finding error VEW001 app.v
-> finding error FUN001 app.f(app.mood)
-> finding error FUN001 app.tr()
-> finding error SCH002 app
-> finding error SEQ006 app.s
-> finding warning STX002 app.st
-> drop relation app.mv
-> drop constraint app.u.u_t_id_fkey
-> drop relation app.u loses rows
-> drop relation app.v
-> drop statistics app.st
-> drop publication bastion_case_p
-> drop relation app.t loses rows
-> drop domain app.age
-> drop sequence app.s loses values
-> drop routine app.f(app.mood)
-> drop enum app.mood
-> drop routine app.tr()
-> drop composite app.pair
-> drop range app.span
-> drop schema app
<- finding info CMP005 app.pair
<- finding info DOM006 app.age
<- finding info TYP001 app.mood
<- finding warning PUB003 bastion_case_p
<- finding info RNG001 app.span
<- finding info VEW011 app.mv
<- finding info TBL001 app.t
<- finding info TBL001 app.u
<- finding info VEW011 app.v
<- finding info FUN011 app.f(app.mood)
<- finding info FUN011 app.tr()
<- finding info SCH001 app
<- finding info SEQ007 app.s
<- finding info STX001 app.st
<- create schema app
<- create enum app.mood
<- create domain app.age
<- create composite app.pair
<- create range app.span
<- create sequence app.s
<- create routine app.f(app.mood)
<- create routine app.tr()
<- create relation app.t
<- create relation app.u
<- create relation app.v
<- create relation app.mv
<- alter column app.t.id
<- create constraint app.t.t_pkey
<- create constraint app.u.c
<- create constraint app.u.u_t_id_fkey
<- create index app.t.i
<- create statistics app.st
<- create trigger app.t.tr
<- create row_policy app.t.p
<- create publication bastion_case_p
