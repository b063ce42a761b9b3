-- What the short queries of cases.txt read.

CREATE TABLE city (
    id integer NOT NULL,
    name text NOT NULL,
    country text,
    PRIMARY KEY (id)
);

CREATE TABLE person (
    id integer NOT NULL,
    name text NOT NULL,
    email text,
    ssn text,
    age integer,
    city_id integer,
    manager_id integer,
    created_at timestamp,
    PRIMARY KEY (id)
);

CREATE TABLE account (
    id integer NOT NULL,
    person_id integer NOT NULL,
    iban text NOT NULL,
    balance numeric,
    opened date,
    PRIMARY KEY (id)
);

CREATE TABLE payment (
    id integer NOT NULL,
    account_id integer NOT NULL,
    amount numeric,
    currency text,
    paid_at timestamp,
    note text,
    PRIMARY KEY (id)
);

CREATE TABLE label (
    person_id integer NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (person_id, name)
);

CREATE VIEW contact AS SELECT id, email, lower(name) AS short_name FROM person WHERE age >= 18;

CREATE VIEW contact_city (contact_id, place) AS SELECT c.id, t.name FROM contact c JOIN person p ON p.id = c.id JOIN city t ON t.id = p.city_id;

CREATE VIEW everything AS SELECT * FROM person;
