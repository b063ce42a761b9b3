-- One statement per line; MySQL reads them as well.
SELECT `id`, `odd name` AS `a``b` FROM (SELECT id, name AS `odd name` FROM customers) AS t ORDER BY id
SELECT 'a\\b', 'it\'s', "x\"y", 'tab\t', '\%', 'a' 'b', N'c', _utf8mb4'd', _utf8mb4'e\\f', X'4D', 0x4D, B'101'
SELECT name LIKE 'C\_%', name LIKE 'C|_%' ESCAPE '|', name NOT LIKE 'x', name REGEXP '^C' FROM customers ORDER BY id
SELECT 'a\\b' = CONCAT('a', CHAR(92), 'b'), LENGTH('\\'), HEX('x\\y'), LEFT('\\', 1)
SELECT NOT 1 = 2, NOT (1 AND 0), 1 XOR 0, 7 DIV 2, 7 % 3, 1 <=> NULL, 3 | 4, 6 & 3, 1 << 3, 5 ^ 1, ~0, -(-3), - 2 * 3
SELECT 2 + 3 * 4 - (5 - 6), (2 + 3) * 4, 10 / (5 / 2), 100 - 10 - 1, 2 IN (1, 2) AND 3 NOT IN (1), 5 BETWEEN 1 AND 10
SELECT IF(id > 3, 'a', 'b'), IFNULL(NULL, 1), COALESCE(NULL, 2), CONCAT(name, '-', city), LEFT(name, 2), REPLACE(name, 'C', 'c') FROM customers ORDER BY id
SELECT COUNT(DISTINCT country), GROUP_CONCAT(DISTINCT country ORDER BY country DESC SEPARATOR ';') FROM customers
SELECT country, city, COUNT(*) FROM customers GROUP BY country, city WITH ROLLUP
SELECT c.name, o.total FROM customers c STRAIGHT_JOIN orders o ON o.customer_id = c.id WHERE o.total > 50
SELECT c.id FROM customers c LEFT JOIN (orders o JOIN payments p ON p.order_id = o.id) ON o.customer_id = c.id
SELECT a.id, b.id FROM customers a JOIN categories b USING (id)
SELECT a.id FROM customers a JOIN categories b WHERE a.id = b.id
SELECT EXTRACT(YEAR FROM '2024-05-06'), TRIM(LEADING 'x' FROM 'xax'), TRIM('  a '), SUBSTRING('abcdef' FROM 2 FOR 3), POSITION('b' IN 'abc'), CONVERT('a' USING utf8mb4)
SELECT CAST('5' AS SIGNED), CAST(5 AS CHAR(3)), CAST('1.25' AS DECIMAL(10, 2)), CONVERT('7', UNSIGNED)
SELECT id, ROW_NUMBER() OVER (PARTITION BY status ORDER BY id), SUM(total) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM orders
SELECT (SELECT MAX(total) FROM orders o WHERE o.customer_id = c.id) AS most FROM customers c WHERE EXISTS (SELECT 1 FROM orders)
SELECT id FROM customers WHERE (country, city) IN (SELECT country, city FROM customers WHERE id < 5) AND id >= ALL (SELECT 1)
SELECT JSON_EXTRACT(profile, '$.age'), JSON_VALUE(profile, '$.age') FROM customers
SELECT CASE country WHEN 'DE' THEN 1 ELSE 2 END, CASE WHEN id > 3 THEN 'x' END FROM customers
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n
SELECT id FROM customers WHERE id < 3 UNION ALL SELECT id FROM orders WHERE id > 28 ORDER BY 1 LIMIT 2, 3
(SELECT id FROM customers ORDER BY id LIMIT 2) UNION (SELECT id FROM orders ORDER BY id DESC LIMIT 2)
SELECT MAX(`max(total)`) FROM (SELECT max(total) FROM orders GROUP BY status) AS t
SELECT id, title FROM documents WHERE MATCH (title, body) AGAINST ('quick' IN BOOLEAN MODE)
SELECT id FROM customers WHERE id = 1 FOR UPDATE
SELECT id FROM customers WHERE name COLLATE utf8mb4_bin = 'Customer 1' OR BINARY name = 'x'
SELECT @@version IS NOT NULL, @@session.sql_mode IS NOT NULL, @undefined IS NULL
INSERT INTO categories (id, name) VALUES (101, 'a\\b'), (102, DEFAULT)
INSERT INTO categories () VALUES ()
INSERT INTO categories SET id = 103, name = 'x'
INSERT INTO categories (id, name) VALUES (1, 'x') ON DUPLICATE KEY UPDATE name = CONCAT(name, VALUES(name))
INSERT INTO categories (id, name) SELECT id + 200, name FROM products
UPDATE customers c JOIN orders o ON o.customer_id = c.id SET c.city = 'x', c.balance = c.balance + 1 WHERE o.total > 100
UPDATE customers SET city = 'y' WHERE id > 3 ORDER BY id DESC LIMIT 2
DELETE FROM payments WHERE id > 3 ORDER BY id LIMIT 2
DELETE p FROM payments p JOIN orders o ON o.id = p.order_id WHERE o.total > 50
EXPLAIN SELECT * FROM customers
EXPLAIN FORMAT=JSON SELECT * FROM customers
SELECT id FROM customers WHERE id = ? AND name LIKE ?
SELECT DATE '2024-01-01' + INTERVAL 1 DAY, TIMESTAMP '2024-01-01 00:00:00', '2024-01-31' - INTERVAL 3 MONTH, DATE_ADD('2024-01-01', INTERVAL 2 + 1 HOUR)
(SELECT id FROM customers ORDER BY id LIMIT 5) LIMIT 2
