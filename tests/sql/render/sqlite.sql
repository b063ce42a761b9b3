-- One statement per line.
SELECT "id", [name], `country`, main.customers.city FROM customers
SELECT 'it''s', 'a\b', x'1f', 1.5e3, -1, .5, 7 % 3, 5 & 3, 5 | 3, ~5, - -3, -(-3), 0x1F
SELECT 1 UNION SELECT 2 INTERSECT SELECT 2 UNION ALL SELECT 3 EXCEPT SELECT 1
SELECT 2 + 3 * 4 - (5 - 6), 'a' || 'b' || 1 + 2, 1 IS NULL, NULL IS NOT NULL, 3 BETWEEN 1 AND 5, NOT 1 = 2, NOT (1 AND 0)
SELECT name LIKE 'C%', name LIKE 'C!_%' ESCAPE '!', name GLOB 'C*', name NOT LIKE 'x' FROM customers
SELECT name COLLATE NOCASE FROM customers ORDER BY name COLLATE NOCASE DESC NULLS LAST
SELECT CAST('5' AS INTEGER), CAST(5 AS TEXT), coalesce(NULL, 1), iif(1, 2, 3), max(1, 2), replace('abc', 'b', 'x'), substr('abc', 2)
SELECT count(*) FILTER (WHERE id > 3), group_concat(country, ';') FROM customers
SELECT c.id FROM customers c LEFT JOIN (orders o JOIN payments p ON p.order_id = o.id) ON o.customer_id = c.id
SELECT a.id FROM customers a JOIN categories b USING (id) CROSS JOIN products p WHERE p.id = 1
SELECT a.id FROM customers a, categories b LEFT JOIN products p ON p.id = b.id WHERE a.id = b.id
SELECT (SELECT max(total) FROM orders o WHERE o.customer_id = c.id) FROM customers c WHERE EXISTS (SELECT 1) AND id IN (SELECT customer_id FROM orders) AND id NOT IN (1, 2)
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v
SELECT value FROM json_each('[1, 2]') AS j
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n
SELECT CASE country WHEN 'DE' THEN 1 ELSE 2 END, CASE WHEN id > 3 THEN 'x' END FROM customers
SELECT id FROM customers ORDER BY id LIMIT 2 OFFSET 1
SELECT (1, 2) = (1, 2), (id, name) IN (SELECT id, name FROM customers) FROM customers
SELECT max(total), count(*) AS n FROM orders GROUP BY status HAVING count(*) > 1
SELECT "max(total)" FROM (SELECT max(total) FROM orders)
INSERT INTO categories (id, name) VALUES (101, 'a'), (102, NULL) RETURNING id
INSERT INTO categories (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE id > 0
INSERT INTO categories (id, name) SELECT id + 200, name FROM products WHERE true ON CONFLICT DO NOTHING
INSERT INTO categories DEFAULT VALUES
UPDATE customers SET city = 'y', country = 'X' FROM orders o WHERE o.customer_id = customers.id RETURNING customers.id
DELETE FROM payments WHERE id > 3
EXPLAIN QUERY PLAN SELECT * FROM customers
SELECT id FROM customers WHERE id = ?1 OR name = :name OR city = @city OR email = $email
