CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE place AS (street text, city text);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mail text NOT NULL UNIQUE,
    age bigint,
    note varchar(40),
    felt mood,
    home place,
    tags text[],
    extra jsonb,
    id_card text,
    born date,
    created timestamptz(3) DEFAULT now()
);
CREATE TABLE pet (
    id bigint PRIMARY KEY,
    person_id bigint REFERENCES person (id),
    name text,

    kind char(3),
    legs positive
);
CREATE TABLE "Mixed Case" (id int PRIMARY KEY, "some column" text, plain boolean);
CREATE TABLE audit.entry (id serial PRIMARY KEY, at timestamp NOT NULL, person_id bigint, what json);
CREATE TABLE measured (at timestamptz NOT NULL, value double precision, sensor int, quality int) PARTITION BY RANGE (at);
CREATE TABLE measured_2024 PARTITION OF measured FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit (pet_id bigint, person_id bigint, day date, price numeric, PRIMARY KEY (pet_id, day));
CREATE VIEW adult AS SELECT id, mail FROM person WHERE age >= 18;
CREATE VIEW owner AS SELECT p.id, p.mail, count(*) AS pets
    FROM person p JOIN pet t ON t.person_id = p.id GROUP BY p.id, p.mail;
CREATE FUNCTION full_name(person) RETURNS text LANGUAGE sql AS 'SELECT $1.mail';
CREATE FUNCTION pets_of(bigint) RETURNS TABLE (pet_id bigint, pet_name text) LANGUAGE sql
    AS 'SELECT id, name FROM pet WHERE person_id = $1';

