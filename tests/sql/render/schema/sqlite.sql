CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, name TEXT, country TEXT, city TEXT, balance REAL);
CREATE TABLE categories (id INTEGER PRIMARY KEY, name TEXT, parent_id INTEGER);
CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, price REAL);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, status TEXT, total REAL);
CREATE TABLE payments (id INTEGER PRIMARY KEY, order_id INTEGER, amount REAL);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
    INSERT INTO customers SELECT i, 'c' || i || '@example.com', 'Customer ' || i, substr('DEFRUS', i % 3 * 2 + 1, 2), 'City ' || i % 4, i * 10 FROM n;
INSERT INTO categories SELECT id, 'Category ' || id, nullif(id / 2, 0) FROM customers WHERE id < 7;
INSERT INTO products SELECT id, 'Product ' || id, id * 5 FROM customers WHERE id < 11;
INSERT INTO orders SELECT id, id % 12 + 1, substr('new paidsent', id % 3 * 4 + 1, 4), id * 7 FROM customers;
INSERT INTO payments SELECT id, id, id * 7 FROM orders WHERE id < 9;
