-- A schema goes with everything that is in it.
--- before
CREATE SCHEMA old;
CREATE TYPE old.state AS ENUM ('on', 'off');
CREATE TABLE old.thing (id integer PRIMARY KEY, state old.state DEFAULT 'on');
CREATE VIEW old.thing_on AS SELECT id FROM old.thing WHERE state = 'on';
CREATE SEQUENCE old.counter;
CREATE TABLE public.kept (id integer);
--- after
CREATE TABLE public.kept (id integer);
--- rows
INSERT INTO public.kept VALUES (1), (NULL);
--- expect
-> finding error ENM005 old.state
-> finding error TBL002 old.thing
-> finding error VEW001 old.thing_on
-> finding error SCH002 old
-> finding error SEQ006 old.counter
-> drop sequence old.counter loses values
-> drop relation old.thing_on
-> drop relation old.thing loses rows
-> drop enum old.state
-> drop schema old
<- finding info TYP001 old.state
<- finding info TBL001 old.thing
<- finding info VEW011 old.thing_on
<- finding info SCH001 old
<- finding info SEQ007 old.counter
<- create schema old
<- create enum old.state
<- create sequence old.counter
<- create relation old.thing
<- create relation old.thing_on
<- create constraint old.thing.thing_pkey
