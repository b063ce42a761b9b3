CREATE TABLE customers (
    id integer PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text,
    country char(2) NOT NULL,
    created timestamp with time zone NOT NULL
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers (id),
    referrer_id integer REFERENCES customers (id),
    state text NOT NULL,
    code varchar(20) NOT NULL,
    total numeric(12, 2),
    placed timestamp without time zone NOT NULL,
    note text
);
CREATE INDEX orders_placed ON orders (placed);
CREATE INDEX orders_code ON orders (code);
CREATE INDEX orders_state ON orders (state);
CREATE TABLE items (
    id integer PRIMARY KEY,
    order_id integer NOT NULL REFERENCES orders (id),
    product text NOT NULL,
    quantity integer NOT NULL,
    price numeric(12, 2) NOT NULL
);
CREATE TABLE events (
    at timestamp without time zone NOT NULL,
    kind text NOT NULL,
    payload text
);
CREATE INDEX events_at ON events (at);
CREATE INDEX events_at_kind ON events (at, kind);
CREATE TABLE measure (at date NOT NULL, value integer) PARTITION BY RANGE (at);
CREATE TABLE settings (name text PRIMARY KEY, "user" text, password text, password_hash text, value text);
CREATE VIEW v1 AS SELECT id, state FROM orders;
CREATE VIEW v2 AS SELECT id, state FROM v1;
CREATE VIEW v3 AS SELECT id, state FROM v2;
CREATE VIEW v4 AS SELECT id, state FROM v3;
