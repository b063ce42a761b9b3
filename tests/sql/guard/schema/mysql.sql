-- What the cases of the guard read and attack, for MariaDB and MySQL. Every write that is not asked for leaves a trace.
CREATE TABLE customers (
    id int PRIMARY KEY, email varchar(100), name varchar(100), country char(2), city varchar(50), created_at datetime,
    birth_date date, profile json, balance decimal(12, 2), active boolean, referrer_id int);
CREATE TABLE categories (id int PRIMARY KEY, name varchar(50), parent_id int);
CREATE TABLE products (id int PRIMARY KEY, sku varchar(20), name varchar(100), category_id int, price decimal(10, 2), active boolean);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, ordered_at datetime, status varchar(10), total decimal(12, 2), currency char(3), shipping json);
CREATE TABLE order_items (order_id int, line int, product_id int, quantity int, unit_price decimal(10, 2), PRIMARY KEY (order_id, line));
CREATE TABLE payments (id int PRIMARY KEY, order_id int, paid_at datetime, method varchar(10), amount decimal(12, 2));
CREATE TABLE events (id bigint PRIMARY KEY, customer_id int, kind varchar(10), occurred_at datetime, payload json, address varbinary(16));
CREATE TABLE employees (id int PRIMARY KEY, name varchar(50), manager_id int, department varchar(20), salary decimal(10, 2), hired_on date);
CREATE TABLE documents (id int PRIMARY KEY, title varchar(100), body text, FULLTEXT KEY words (title, body));
CREATE SEQUENCE numbers;
INSERT INTO customers SELECT seq, concat('c', seq, '@example.com'), concat('Customer ', seq), elt(seq % 3 + 1, 'DE', 'FR', 'US'), concat('City ', seq % 4), '2024-01-01' + interval seq day, '1980-01-01' + interval seq * 100 day, json_object('age', seq), seq * 10, true, nullif(seq - 1, 0) FROM seq_1_to_12;
INSERT INTO categories SELECT seq, concat('Category ', seq), nullif(seq DIV 2, 0) FROM seq_1_to_6;
INSERT INTO products SELECT seq, concat('sku-', seq), concat('Product ', seq), seq % 6 + 1, seq * 5, true FROM seq_1_to_10;
INSERT INTO orders SELECT seq, seq % 12 + 1, '2024-01-01' + interval seq * 3 day, elt(seq % 3 + 1, 'new', 'paid', 'sent'), seq * 7, 'EUR', '{"city": "x"}' FROM seq_1_to_30;
INSERT INTO order_items SELECT seq % 30 + 1, seq DIV 30 + 1, seq % 10 + 1, seq % 4 + 1, seq FROM seq_0_to_59;
INSERT INTO payments SELECT seq, seq, '2024-01-02' + interval seq * 3 day, 'card', seq * 7 FROM seq_1_to_20;
INSERT INTO events SELECT seq, seq % 12 + 1, elt(seq % 3 + 1, 'view', 'click', 'buy'), '2024-02-01' + interval seq * 7 minute, '{"page": 1}', NULL FROM seq_1_to_50;
INSERT INTO employees SELECT seq, concat('Employee ', seq), nullif(seq DIV 3, 0), elt(seq % 2 + 1, 'sales', 'it'), seq * 1000, '2015-01-01' + interval seq day FROM seq_1_to_9;
INSERT INTO documents SELECT seq, concat('Title ', seq), 'the quick brown fox' FROM seq_1_to_4;
CREATE TABLE audit (at datetime, who varchar(100));
CREATE FUNCTION touch() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO audit VALUES (now(), current_user()); RETURN 1; END;
CREATE FUNCTION upper(a int) RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO audit VALUES (now(), current_user()); RETURN 1; END;
CREATE PROCEDURE `purge`() DELETE FROM events;
CREATE VIEW paid_orders AS SELECT o.id, o.customer_id, o.total, p.paid_at FROM orders o JOIN payments p ON p.order_id = o.id;
CREATE VIEW noisy AS SELECT touch() AS touched;
CREATE VIEW noisy_twice AS SELECT * FROM noisy;
CREATE VIEW sleepy AS SELECT sleep(2) AS slept;
