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
