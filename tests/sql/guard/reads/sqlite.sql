-- Reads of SQLite that must pass; see postgresql.sql.
SELECT 1
SELECT * FROM customers
SELECT "id", [name], `country` FROM customers WHERE id = 1
SELECT id, name FROM customers WHERE id = ? AND country = ?2
SELECT id FROM customers WHERE id = :id OR name = @name OR email = $email
SELECT count(*) FROM orders
SELECT DISTINCT country FROM customers ORDER BY country
SELECT * FROM main.customers LIMIT 10 OFFSET 5
SELECT * FROM customers LIMIT 5, 10
SELECT 'it''s', x'1f', 1.5e3, -1, 7 % 3, 1 << 2, 5 & 3, 5 | 3, ~5
SELECT name || ' ' || city FROM customers
SELECT * FROM customers WHERE name LIKE 'a%' AND city NOT LIKE '_x' ESCAPE '\'
SELECT * FROM customers WHERE name GLOB 'a*'
SELECT * FROM customers WHERE country IN ('DE', 'FR') AND balance BETWEEN 1 AND 100
SELECT * FROM customers WHERE city IS NULL OR city IS NOT NULL OR city ISNULL OR name NOTNULL
SELECT * FROM customers WHERE active = 1 AND referrer_id IS NOT 3
SELECT rowid, * FROM customers
SELECT 1 AS a UNION SELECT 2 UNION ALL SELECT 3 ORDER BY a
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders
VALUES (1, 'a'), (2, 'b')
SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id HAVING count(o.id) > 0
SELECT * FROM customers c, orders o WHERE c.id = o.customer_id
SELECT * FROM orders JOIN payments USING (id)
SELECT * FROM categories NATURAL JOIN products
SELECT * FROM customers CROSS JOIN categories
SELECT e.name, m.name FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders)
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
SELECT name, (SELECT max(total) FROM orders o WHERE o.customer_id = c.id) FROM customers c
SELECT avg(total) FROM (SELECT sum(total) AS total FROM orders GROUP BY customer_id)
SELECT status, count(*), sum(total), avg(total), min(total), max(total), total(total) FROM orders GROUP BY status
SELECT group_concat(name), group_concat(name, '; ') FROM customers
SELECT count(*) FILTER (WHERE status = 'paid') FROM orders
SELECT strftime('%Y-%m', ordered_at) AS month, sum(total) FROM orders GROUP BY month
SELECT date('now'), datetime('now', '-1 day'), julianday('now'), unixepoch('now'), CURRENT_TIMESTAMP
SELECT date(ordered_at, 'start of month', '+1 month', '-1 day') FROM orders
SELECT * FROM orders WHERE ordered_at >= date('2024-01-01')
SELECT upper(name), lower(name), length(name), substr(name, 1, 2), trim(name), replace(name, 'a', 'b'), instr(name, 'a') FROM customers
SELECT printf('%05d', id), format('%s', name), hex(name), quote(name), char(65), unicode('a') FROM customers
SELECT coalesce(city, '-'), ifnull(city, '-'), nullif(city, ''), iif(active, 'y', 'n'), typeof(balance) FROM customers
SELECT abs(-1), round(1.5), max(1, 2), min(1, 2), sign(-3), random()
SELECT CASE WHEN total > 10 THEN 'big' ELSE 'small' END FROM orders
SELECT CASE status WHEN 'paid' THEN 1 ELSE 0 END FROM orders
SELECT CAST(balance AS INTEGER), CAST(id AS TEXT), CAST('1.5' AS REAL) FROM customers
SELECT json_extract(profile, '$.age'), profile -> 'age', profile ->> '$.age', json_valid(profile) FROM customers
SELECT c.id, j.key, j.value FROM customers c, json_each(c.profile) j
SELECT json_group_array(name), json_group_object(id, name), json_object('a', 1), json_array(1, 2) FROM customers
SELECT id, row_number() OVER (ORDER BY total DESC), rank() OVER (PARTITION BY customer_id ORDER BY total) FROM orders
SELECT id, sum(total) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders
SELECT id, lag(total) OVER w, lead(total) OVER w FROM orders WINDOW w AS (ORDER BY id)
SELECT id, ntile(4) OVER (ORDER BY total), first_value(total) OVER (ORDER BY id) FROM orders
WITH paid AS (SELECT * FROM orders WHERE status = 'paid') SELECT count(*) FROM paid
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10) SELECT sum(n) FROM numbers
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT 10) SELECT sum(n) FROM numbers
WITH tree AS (SELECT id, name, 0 AS depth FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.name, t.depth + 1 FROM categories c JOIN tree t ON c.parent_id = t.id) SELECT * FROM tree
SELECT title, snippet(notes, 1, '<', '>', '...', 5) FROM notes WHERE notes MATCH 'fox' ORDER BY bm25(notes)
SELECT title FROM notes WHERE title MATCH 'first'
SELECT * FROM paid_orders
EXPLAIN QUERY PLAN SELECT * FROM customers WHERE id = 1
SELECT * FROM customers ORDER BY name COLLATE NOCASE
SELECT * FROM customers ORDER BY city ASC NULLS LAST
SELECT * FROM customers WHERE (id, name) = (1, 'a')
SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "customers" "customers" WHERE "customers"."id" = ? LIMIT 1
SELECT * FROM customers WHERE city IS 'Berlin' AND country IS NOT 'DE'
SELECT * FROM customers WHERE city IS :city OR city IS NOT NULL AND active IS TRUE
SELECT id, 1 << id & 255, id >> 1 FROM customers WHERE name NOT GLOB 'a*'
SELECT count(*) FROM customers WHERE (city ISNULL) + (name NOTNULL) > 1
