-- Reads of MariaDB and MySQL that must pass; see postgresql.sql.
SELECT 1
SELECT * FROM customers
SELECT `id`, `name` FROM `customers` WHERE `id` = 1
SELECT id, name FROM customers WHERE id = ? AND country = ?
SELECT count(*) FROM orders
SELECT COUNT(*), COUNT(DISTINCT customer_id) FROM orders
SELECT DISTINCT country FROM customers ORDER BY country DESC
SELECT * FROM customers LIMIT 10, 5
SELECT * FROM customers LIMIT 5 OFFSET 10
SELECT name AS 'Customer Name' FROM customers
SELECT name AS "Customer Name" FROM customers ORDER BY 1
SELECT 'it''s', 'it\'s', "double", 'a\\b', 'tab\there'
SELECT 0x1F, X'1F', B'101', 1.5e10, -1, 7 DIV 2, 7 MOD 3, 7 % 3
SELECT TRUE AND NOT FALSE, TRUE XOR FALSE, !0, NULL <=> NULL
SELECT * FROM customers WHERE name LIKE 'Cust%' AND email NOT LIKE '%x%'
SELECT * FROM customers WHERE country IN ('DE', 'FR') OR city IS NULL
SELECT * FROM customers WHERE balance BETWEEN 10 AND 100
SELECT * FROM customers WHERE name REGEXP '^Customer [0-9]+$' AND email NOT RLIKE 'test'
SELECT 1 AS a UNION SELECT 2 UNION ALL SELECT 3 ORDER BY a
(SELECT id FROM customers LIMIT 2) UNION ALL (SELECT id FROM products LIMIT 2)
SELECT NOW(), CURRENT_TIMESTAMP, CURDATE(), CURRENT_DATE, UTC_TIMESTAMP()
SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT c.name, COUNT(o.id) AS n FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name HAVING n > 1 ORDER BY n DESC
SELECT * FROM customers STRAIGHT_JOIN orders ON orders.customer_id = customers.id
SELECT * FROM customers c, orders o WHERE c.id = o.customer_id
SELECT * FROM orders JOIN payments USING (id)
SELECT * FROM categories NATURAL JOIN products
SELECT * FROM customers CROSS JOIN categories
SELECT e.name, m.name AS manager FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
SELECT p.name, c.name FROM products p RIGHT JOIN categories c ON c.id = p.category_id
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > 100)
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
SELECT name, (SELECT MAX(total) FROM orders o WHERE o.customer_id = c.id) AS biggest FROM customers c
SELECT * FROM products WHERE price > (SELECT AVG(price) FROM products)
SELECT * FROM products WHERE price >= ALL (SELECT price FROM products)
SELECT * FROM products WHERE id = ANY (SELECT product_id FROM order_items)
SELECT AVG(t.total) FROM (SELECT customer_id, SUM(total) AS total FROM orders GROUP BY customer_id) t
SELECT status, COUNT(*), SUM(total), AVG(total), MIN(total), MAX(total) FROM orders GROUP BY status
SELECT status, COUNT(*) FROM orders GROUP BY status WITH ROLLUP
SELECT GROUP_CONCAT(name) FROM customers
SELECT GROUP_CONCAT(DISTINCT country ORDER BY country SEPARATOR '; ') FROM customers
SELECT STDDEV(total), VARIANCE(total), STD(total), VAR_SAMP(total), BIT_AND(id) FROM orders
SELECT JSON_ARRAYAGG(name), JSON_OBJECTAGG(id, name) FROM customers
SELECT YEAR(ordered_at) AS y, MONTH(ordered_at) AS m, SUM(total) FROM orders GROUP BY y, m ORDER BY y, m
SELECT DATE_FORMAT(ordered_at, '%Y-%m') AS month, SUM(total) FROM orders GROUP BY month
SELECT DATE(ordered_at), TIME(ordered_at), HOUR(ordered_at), DAYOFWEEK(ordered_at), WEEK(ordered_at, 3) FROM orders
SELECT * FROM orders WHERE ordered_at >= NOW() - INTERVAL 30 DAY
SELECT * FROM orders WHERE ordered_at BETWEEN '2024-01-01' AND '2024-01-31 23:59:59'
SELECT DATE_ADD(ordered_at, INTERVAL 1 MONTH), DATE_SUB(ordered_at, INTERVAL 2 HOUR), ordered_at + INTERVAL 1 WEEK FROM orders
SELECT TIMESTAMPDIFF(DAY, ordered_at, NOW()), DATEDIFF(NOW(), ordered_at), TIMEDIFF(NOW(), ordered_at) FROM orders
SELECT EXTRACT(YEAR FROM ordered_at), QUARTER(ordered_at), LAST_DAY(ordered_at), DAYNAME(ordered_at) FROM orders
SELECT STR_TO_DATE('2024-01-01', '%Y-%m-%d'), FROM_UNIXTIME(0), UNIX_TIMESTAMP(ordered_at) FROM orders
SELECT CONVERT_TZ(ordered_at, '+00:00', '+02:00') FROM orders
SELECT MAKEDATE(2024, 1), TO_DAYS('2024-01-01'), ADDDATE('2024-01-01', 1)
SELECT UPPER(name), LOWER(email), LENGTH(name), CHAR_LENGTH(name), REVERSE(name) FROM customers
SELECT SUBSTRING(name, 1, 3), SUBSTRING(name FROM 2 FOR 2), SUBSTR(name, 2), LEFT(name, 2), RIGHT(name, 2), MID(name, 1, 2) FROM customers
SELECT TRIM(name), TRIM(BOTH 'x' FROM name), LTRIM(name), RTRIM(name) FROM customers
SELECT CONCAT(name, ' ', city), CONCAT_WS(', ', name, city), name || city FROM customers
SELECT SUBSTRING_INDEX(email, '@', -1) AS domain, COUNT(*) FROM customers GROUP BY domain
SELECT REPLACE(name, 'C', 'K'), REPEAT('-', 3), LPAD(id, 5, '0'), SPACE(2), INSERT('abc', 1, 1, 'x') FROM customers
SELECT LOCATE('a', name), INSTR(name, 'a'), POSITION('a' IN name), FIELD(country, 'DE', 'FR'), FIND_IN_SET('a', 'a,b') FROM customers
SELECT REGEXP_REPLACE(email, '@.*', ''), REGEXP_SUBSTR(name, '[0-9]+'), REGEXP_INSTR(name, '[0-9]') FROM customers
SELECT MD5(email), SHA1(email), SHA2(email, 256), CRC32(email), HEX(email), TO_BASE64(email) FROM customers
SELECT ASCII(name), CHAR(65), ORD('a'), ELT(1, 'a', 'b'), QUOTE(name), FORMAT(1234.5, 2) FROM customers
SELECT CONVERT(name USING utf8mb4), CAST(id AS CHAR), CAST('1' AS SIGNED), CAST('2' AS UNSIGNED), CONVERT('3', DECIMAL(10, 2)) FROM customers
SELECT name COLLATE utf8mb4_bin FROM customers ORDER BY name COLLATE utf8mb4_unicode_ci
SELECT IF(total > 100, 'big', 'small'), IFNULL(status, '-'), NULLIF(status, ''), COALESCE(status, 'x') FROM orders
SELECT CASE WHEN total > 100 THEN 'big' ELSE 'small' END AS size, COUNT(*) FROM orders GROUP BY size
SELECT CASE status WHEN 'paid' THEN 1 ELSE 0 END FROM orders
SELECT GREATEST(1, 2), LEAST(1, 2), ISNULL(NULL), INTERVAL(5, 1, 10)
SELECT ROUND(AVG(total), 2), CEIL(MAX(total)), FLOOR(MIN(total)), TRUNCATE(SUM(total), 1), ABS(-1), MOD(7, 3), POW(2, 3), SQRT(4), RAND() FROM orders
SELECT * FROM customers ORDER BY RAND() LIMIT 3
SELECT 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 16 >> 2, BIT_COUNT(7)
SELECT JSON_EXTRACT(profile, '$.age'), JSON_VALUE(profile, '$.age'), JSON_UNQUOTE(JSON_EXTRACT(profile, '$.age')) FROM customers
SELECT * FROM customers WHERE JSON_CONTAINS(profile, '1', '$.age')
SELECT JSON_OBJECT('a', 1), JSON_ARRAY(1, 2), JSON_KEYS(profile), JSON_LENGTH(profile), JSON_VALID(profile), JSON_TYPE(profile) FROM customers
SELECT JSON_SET(profile, '$.x', 1), JSON_REMOVE(profile, '$.age'), JSON_MERGE_PATCH(profile, '{}') FROM customers
SELECT id, ROW_NUMBER() OVER (ORDER BY total DESC) FROM orders
SELECT id, RANK() OVER (PARTITION BY customer_id ORDER BY total DESC), DENSE_RANK() OVER (ORDER BY total) FROM orders
SELECT id, LAG(total) OVER (ORDER BY ordered_at), LEAD(total, 1) OVER (ORDER BY ordered_at) FROM orders
SELECT id, SUM(total) OVER (ORDER BY ordered_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders
SELECT id, AVG(total) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY id)
SELECT id, NTILE(4) OVER (ORDER BY total), FIRST_VALUE(total) OVER (ORDER BY id), CUME_DIST() OVER (ORDER BY id) FROM orders
SELECT * FROM (SELECT o.*, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_at DESC) AS n FROM orders o) t WHERE n = 1
WITH paid AS (SELECT * FROM orders WHERE status = 'paid') SELECT COUNT(*) FROM paid
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b
WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 100) SELECT SUM(n) FROM numbers
WITH RECURSIVE tree AS (SELECT id, name, 0 AS depth FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.name, t.depth + 1 FROM categories c JOIN tree t ON c.parent_id = t.id) SELECT * FROM tree
SELECT id, title FROM documents WHERE MATCH (title, body) AGAINST ('fox')
SELECT id, MATCH (title, body) AGAINST ('+quick -slow' IN BOOLEAN MODE) AS score FROM documents ORDER BY score DESC
SELECT * FROM paid_orders
SELECT c.name, p.total FROM paid_orders p JOIN customers c ON c.id = p.customer_id
EXPLAIN SELECT * FROM customers WHERE id = 1
EXPLAIN FORMAT=JSON SELECT * FROM orders
SELECT * FROM customers USE INDEX (PRIMARY) WHERE id = 1
SELECT SQL_NO_CACHE * FROM customers
SELECT INET_ATON('10.0.0.1'), INET_NTOA(1), INET6_NTOA(address) FROM events
SELECT UUID(), UUID_SHORT()
SELECT customer_id, SUM(total) AS total FROM orders GROUP BY customer_id ORDER BY total DESC LIMIT 10
SELECT `customers`.`id` AS `customers_id`, `orders`.`total` FROM `customers` LEFT OUTER JOIN `orders` ON `customers`.`id` = `orders`.`customer_id` WHERE `customers`.`id` = 1 LIMIT 1
SELECT `t0`.`id`, `t0`.`name` FROM `customers` `t0` WHERE (`t0`.`country` = 'DE' AND 1=1) ORDER BY `t0`.`id` ASC LIMIT 10 OFFSET 0
SELECT DATE(CONVERT_TZ(`orders`.`ordered_at`, '+00:00', '+01:00')) AS `day`, SUM(`orders`.`total`) AS `sum` FROM `orders` GROUP BY 1 ORDER BY 1
SELECT UNIX_TIMESTAMP(occurred_at) DIV 300 * 300 AS "time", COUNT(*) FROM events GROUP BY 1
SELECT a.product_id, b.product_id, COUNT(*) FROM order_items a JOIN order_items b ON a.order_id = b.order_id AND a.product_id < b.product_id GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 10
SELECT kind, SUM(kind = 'buy') / COUNT(*) FROM events GROUP BY kind
SELECT email, COUNT(*) FROM customers GROUP BY email HAVING COUNT(*) > 1
SELECT o.id FROM orders o LEFT JOIN payments p ON p.order_id = o.id WHERE p.id IS NULL
SELECT (SELECT COUNT(*) FROM orders) AS orders, (SELECT COUNT(*) FROM customers) AS customers
SELECT * FROM orders WHERE (customer_id, status) = (1, 'paid')
SELECT * FROM orders WHERE (customer_id, status) IN ((1, 'paid'), (2, 'new'))
SELECT d.department, d.top FROM (SELECT department, MAX(salary) AS top FROM employees GROUP BY department) d WHERE d.top > 5000
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders
SELECT * FROM customers WHERE !active AND id MOD 2 = 0
SELECT id, !(balance > 10 AND active) AS quiet FROM customers
SELECT INTERVAL(balance, 0, 10, 100) AS band, COUNT(*) FROM customers GROUP BY band
SELECT ordered_at + INTERVAL (1 + 1) DAY FROM orders
