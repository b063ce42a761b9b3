-- What the statements of this folder read and write; the names are those of the guard's schema.
CREATE SCHEMA audit;
CREATE TABLE audit.log (at timestamptz, who text);
CREATE TABLE customers (
    id int PRIMARY KEY, email text, name text, country text, city text, tags text[], profile jsonb,
    balance numeric(12, 2), active boolean DEFAULT true);
CREATE TABLE categories (id int PRIMARY KEY, name text, parent_id int);
CREATE TABLE products (id int PRIMARY KEY, name text, category_id int, price numeric(10, 2));
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, status text, total numeric(12, 2));
CREATE TABLE payments (id int PRIMARY KEY, order_id int, amount numeric(12, 2));
CREATE TABLE events (id int PRIMARY KEY, address inet);
CREATE TABLE "Mixed Case" ("Id" int, "Some Column" text, "select" int);
INSERT INTO customers SELECT n, 'c' || n || '@example.com', 'Customer ' || n, (ARRAY['DE', 'FR', 'US'])[n % 3 + 1],
    'City ' || n % 4, ARRAY['a', 'b' || n % 3], jsonb_build_object('age', n, 'tier', n % 3, 'a', '{"b": 1}'::jsonb), n * 10
    FROM generate_series(1, 12) n;
INSERT INTO categories SELECT n, 'Category ' || n, nullif(n / 2, 0) FROM generate_series(1, 6) n;
INSERT INTO products SELECT n, 'Product ' || n, n % 6 + 1, n * 5 FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 12 + 1, (ARRAY['new', 'paid', 'sent'])[n % 3 + 1], n * 7 FROM generate_series(1, 30) n;
INSERT INTO payments SELECT n, n, n * 7 FROM generate_series(1, 20) n;
INSERT INTO events SELECT n, '10.0.0.1' FROM generate_series(1, 3) n;
INSERT INTO "Mixed Case" VALUES (1, 'x', 2);
