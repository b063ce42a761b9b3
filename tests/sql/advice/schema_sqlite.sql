CREATE TABLE customers (
    id integer NOT NULL PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text,
    country char(2) NOT NULL,
    created text NOT NULL
);
CREATE TABLE orders (
    id integer NOT NULL PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers (id),
    referrer_id integer REFERENCES customers (id),
    state text NOT NULL,
    code text NOT NULL,
    total numeric,
    placed text NOT NULL,
    note text
);
CREATE INDEX orders_code ON orders (code);
CREATE TABLE items (
    id integer NOT NULL PRIMARY KEY,
    order_id integer NOT NULL REFERENCES orders (id),
    product text NOT NULL,
    quantity integer NOT NULL,
    price numeric NOT NULL
);
