CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE place AS (street text, city text);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    age integer,
    note varchar(20),
    felt mood,
    home place,
    tags text[],
    extra jsonb,
    born date,
    created timestamptz(3) DEFAULT now()
);
CREATE TABLE pet (
    id bigint PRIMARY KEY,
    person_id bigint REFERENCES person (id),
    name text,
    weight numeric(10, 2),
    kind char(3),
    legs positive
);
CREATE TABLE "Mixed Case" (id int PRIMARY KEY, "Some Column" text, plain boolean);
CREATE TABLE audit.entry (id serial PRIMARY KEY, at timestamp NOT NULL, who text, person_id bigint, what json);
CREATE TABLE measured (at timestamptz NOT NULL, value double precision, sensor int) PARTITION BY RANGE (at);
CREATE TABLE measured_2024 PARTITION OF measured FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit (pet_id bigint, person_id bigint, day date, cost numeric, PRIMARY KEY (pet_id, day));
CREATE VIEW adult AS SELECT id, email, age FROM person WHERE age >= 18;
CREATE VIEW owner AS SELECT p.id, p.email, count(*) AS pets, sum(t.weight) AS weight
    FROM person p JOIN pet t ON t.person_id = p.id GROUP BY p.id, p.email;
CREATE MATERIALIZED VIEW heavy AS SELECT name, weight FROM pet WHERE weight > 10;
CREATE FUNCTION full_name(person) RETURNS text LANGUAGE sql AS 'SELECT $1.email';
CREATE FUNCTION pets_of(bigint) RETURNS TABLE (pet_id bigint, pet_name text) LANGUAGE sql
    AS 'SELECT id, name FROM pet WHERE person_id = $1';
CREATE SEQUENCE ticket;
