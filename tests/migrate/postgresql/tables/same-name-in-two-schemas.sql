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
--- expect
-> finding error COL008 other.item.id
-> finding error NUL001 other.item.name
-> finding warning COL001 other.item.public_id
-> finding error FKY001 other.item.item_public_id_fkey
-> alter column other.item.id rewrites
-> alter column other.item.name
-> create column other.item.public_id
-> create constraint other.item.item_public_id_fkey
<- finding error COL009 other.item.id
<- finding error NUL002 other.item.name
<- finding error COL004 other.item.public_id
<- finding warning FKY002 other.item.item_public_id_fkey
<- drop constraint other.item.item_public_id_fkey
<- drop column other.item.public_id loses column
<- alter column other.item.id rewrites loses values
<- alter column other.item.name
