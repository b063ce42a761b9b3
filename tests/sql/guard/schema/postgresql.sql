-- What the cases of the guard read and attack. Everything that a reader must not reach has a trace: audit.log.
CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE SCHEMA secret;
CREATE SCHEMA audit;
CREATE SEQUENCE customers_id_seq;
CREATE TABLE customers (
    id int PRIMARY KEY, email text, name text, country text, city text, created_at timestamptz DEFAULT now(),
    birth_date date, tags text[], profile jsonb, balance numeric(12, 2), active boolean DEFAULT true, referrer_id int);
CREATE TABLE categories (id int PRIMARY KEY, name text, parent_id int);
CREATE TABLE products (
    id int PRIMARY KEY, sku text, name text, category_id int, price numeric(10, 2), attributes jsonb, active boolean,
    created_at timestamptz);
CREATE TABLE orders (
    id int PRIMARY KEY, customer_id int, ordered_at timestamptz, status text, total numeric(12, 2), currency text,
    shipping jsonb, note text);
CREATE TABLE order_items (
    order_id int, line int, product_id int, quantity int, unit_price numeric(10, 2), discount numeric(5, 2),
    PRIMARY KEY (order_id, line));
CREATE TABLE payments (id int PRIMARY KEY, order_id int, paid_at timestamptz, method text, amount numeric(12, 2));
CREATE TABLE events (
    id bigint PRIMARY KEY, customer_id int, kind text, occurred_at timestamptz, payload jsonb, address inet,
    session_id uuid, duration interval);
CREATE TABLE employees (
    id int PRIMARY KEY, name text, manager_id int, department text, salary numeric, hired_on date);
CREATE TABLE documents (id int PRIMARY KEY, title text, body text, language text, search tsvector, source text);
CREATE INDEX documents_search ON documents USING gin (search);
CREATE TABLE stock (product_id int, warehouse text, quantity int, valid daterange, place point);
CREATE TYPE order_status AS ENUM ('new', 'paid', 'sent', 'returned');
CREATE TABLE "Mixed Case" ("Id" int, "Some Column" text, "select" int);
CREATE VIEW paid_orders AS SELECT o.id, o.customer_id, o.total, p.paid_at FROM orders o JOIN payments p ON p.order_id = o.id;
CREATE VIEW customer_totals AS SELECT c.id, c.name, sum(o.total) AS total FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name;
CREATE MATERIALIZED VIEW daily_revenue AS SELECT date_trunc('day', ordered_at) AS day, sum(total) AS revenue FROM orders GROUP BY 1;
INSERT INTO customers (id, email, name, country, city, birth_date, tags, profile, balance, referrer_id)
    SELECT n, 'c' || n || '@example.com', 'Customer ' || n, (ARRAY['DE', 'FR', 'US'])[n % 3 + 1], 'City ' || n % 4,
        date '1980-01-01' + n * 100, ARRAY['a', 'b' || n % 3], jsonb_build_object('age', n, 'tier', n % 3), n * 10, nullif(n - 1, 0)
    FROM generate_series(1, 12) n;
INSERT INTO categories SELECT n, 'Category ' || n, nullif(n / 2, 0) FROM generate_series(1, 6) n;
INSERT INTO products SELECT n, 'sku-' || n, 'Product ' || n, n % 6 + 1, n * 5, jsonb_build_object('color', 'red', 'sizes', jsonb_build_array(1, n)), true, timestamptz '2024-01-01' + n * interval '1 day' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 12 + 1, timestamptz '2024-01-01' + n * interval '3 days', (ARRAY['new', 'paid', 'sent'])[n % 3 + 1], n * 7, 'EUR', '{"city": "x"}', NULL FROM generate_series(1, 30) n;
INSERT INTO order_items SELECT n % 30 + 1, n / 30 + 1, n % 10 + 1, n % 4 + 1, n, 0 FROM generate_series(0, 59) n;
INSERT INTO payments SELECT n, n, timestamptz '2024-01-02' + n * interval '3 days', 'card', n * 7 FROM generate_series(1, 20) n;
INSERT INTO events SELECT n, n % 12 + 1, (ARRAY['view', 'click', 'buy'])[n % 3 + 1], timestamptz '2024-02-01' + n * interval '7 minutes', jsonb_build_object('page', n), '10.0.0.1', '00000000-0000-0000-0000-000000000001', interval '1 minute' FROM generate_series(1, 50) n;
INSERT INTO employees SELECT n, 'Employee ' || n, nullif(n / 3, 0), (ARRAY['sales', 'it'])[n % 2 + 1], n * 1000, date '2015-01-01' + n FROM generate_series(1, 9) n;
INSERT INTO documents SELECT n, 'Title ' || n, 'the quick brown fox ' || n, 'english', to_tsvector('english', 'the quick brown fox'), '<a><b>1</b></a>' FROM generate_series(1, 4) n;
INSERT INTO stock SELECT n, 'w' || n % 2, n * 3, daterange('2024-01-01', '2024-12-31'), point(n, n) FROM generate_series(1, 10) n;
INSERT INTO "Mixed Case" VALUES (1, 'x', 2);
CREATE TABLE secret.salary (id int PRIMARY KEY, amount numeric);
INSERT INTO secret.salary VALUES (1, 4711);
CREATE COLLATION secret.odd (locale = 'C');
CREATE TABLE audit.log (at timestamptz, who text);
CREATE FUNCTION touch() RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO audit.log VALUES (now(), current_user); SELECT 1';
CREATE FUNCTION liar(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM dblink_like(); RETURN $1; END $$;
CREATE FUNCTION dblink_like() RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM nextval('public.customers_id_seq'); RETURN 1; END $$;
CREATE FUNCTION peek(text) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN EXECUTE $1; RETURN 1; END $$;
CREATE FUNCTION length(int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM public.touch(); RETURN $1; END $$;
CREATE FUNCTION noisy_property(customers) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch(); END $$;
CREATE FUNCTION loud_step(int, int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch(); END $$;
CREATE AGGREGATE loud_sum(int) (SFUNC = loud_step, STYPE = int, INITCOND = '0');
CREATE FUNCTION loud_plus(int, int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch(); END $$;
CREATE FUNCTION loud_prefix(int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch(); END $$;
CREATE FUNCTION loud_equal(int, int) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch() = 1; END $$;
CREATE FUNCTION loud_or(boolean, boolean) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch(); END $$;
CREATE OPERATOR public.@+@ (LEFTARG = int, RIGHTARG = int, FUNCTION = loud_equal);
CREATE OPERATOR public.@+@ (RIGHTARG = int, FUNCTION = loud_prefix);
CREATE OPERATOR public.+ (LEFTARG = boolean, RIGHTARG = boolean, FUNCTION = loud_or);
CREATE FUNCTION loud_check(int) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN public.touch() = 1; END $$;
CREATE DOMAIN loud AS int CHECK (loud_check(VALUE));
CREATE TYPE loud_row AS (a loud);
CREATE FUNCTION touch_row() RETURNS loud_row LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM public.touch(); RETURN NULL; END $$;
CREATE VIEW noisy AS SELECT touch() AS touched;
CREATE VIEW noisy_twice AS SELECT * FROM noisy;
CREATE VIEW sleepy AS SELECT 1 AS slept FROM pg_sleep(2);
CREATE TABLE guarded (id int);
INSERT INTO guarded VALUES (1);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE POLICY loud_policy ON guarded USING (loud_check(id));
CREATE PROCEDURE purge() LANGUAGE sql AS 'DELETE FROM public.events';
CREATE FUNCTION add_tax(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 1.19';
