-- Two tables of one name in two schemas: only the one in the second schema changes.
--- before
CREATE SCHEMA other;
CREATE TABLE public.item (id integer PRIMARY KEY, name text);
CREATE TABLE other.item (id integer PRIMARY KEY, name text);
--- after
CREATE SCHEMA other;
CREATE TABLE public.item (id integer PRIMARY KEY, name text);
CREATE TABLE other.item (id bigint PRIMARY KEY, name text NOT NULL, public_id integer REFERENCES public.item (id));
--- rows
INSERT INTO public.item VALUES (1, NULL);
INSERT INTO other.item VALUES (1, '');
