-- Reads of Snowflake that must pass; see postgresql.sql.
SELECT 1
SELECT * FROM customers
SELECT id, "Name" FROM customers WHERE id = 1
SELECT id FROM customers WHERE id = ?
SELECT COUNT(*) FROM orders
SELECT DISTINCT country FROM customers ORDER BY country NULLS LAST
SELECT * FROM customers LIMIT 10 OFFSET 5
SELECT * FROM customers WHERE name ILIKE '%a%' AND country IN ('DE', 'FR')
SELECT * FROM customers WHERE name LIKE ANY ('a%', 'b%')
SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT c.name, COUNT(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.name HAVING COUNT(o.id) > 1
SELECT * FROM orders JOIN payments USING (id)
SELECT * FROM customers c, orders o WHERE c.id = o.customer_id
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders)
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
SELECT AVG(total) FROM (SELECT SUM(total) AS total FROM orders GROUP BY customer_id) t
SELECT status, COUNT(*), SUM(total), AVG(total) FROM orders GROUP BY ALL
SELECT status, COUNT(*) FROM orders GROUP BY ROLLUP (status)
SELECT country, city, COUNT(*) FROM customers GROUP BY GROUPING SETS ((country, city), (country))
SELECT COUNT_IF(status = 'paid'), MEDIAN(total), APPROX_COUNT_DISTINCT(customer_id), ANY_VALUE(status) FROM orders
SELECT LISTAGG(name, ', ') WITHIN GROUP (ORDER BY name) FROM customers
SELECT ARRAY_AGG(id), OBJECT_AGG(id, name::variant) FROM customers
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY total) FROM orders
SELECT DATE_TRUNC('month', ordered_at) AS month, SUM(total) FROM orders GROUP BY 1 ORDER BY 1
SELECT DATEADD('day', -7, CURRENT_DATE), DATEDIFF('day', ordered_at, CURRENT_TIMESTAMP) FROM orders
SELECT DATEADD(day, -7, CURRENT_DATE()), DATEDIFF(month, ordered_at, CURRENT_TIMESTAMP()) FROM orders
SELECT TO_DATE('2024-01-01'), TO_TIMESTAMP_NTZ('2024-01-01'), TO_CHAR(ordered_at, 'YYYY-MM') FROM orders
SELECT EXTRACT(year FROM ordered_at), YEAR(ordered_at), DAYNAME(ordered_at), LAST_DAY(ordered_at) FROM orders
SELECT CONVERT_TIMEZONE('UTC', 'Europe/Berlin', ordered_at) FROM orders
SELECT UPPER(name), LOWER(name), LENGTH(name), SUBSTR(name, 1, 2), TRIM(name), SPLIT_PART(email, '@', 2) FROM customers
SELECT CONCAT(name, ' ', city), name || city, REPLACE(name, 'a', 'b'), LPAD(id, 5, '0') FROM customers
SELECT REGEXP_REPLACE(email, '@.*', ''), REGEXP_SUBSTR(name, '[0-9]+'), CONTAINS(name, 'a') FROM customers
SELECT MD5(email), SHA2(email, 256), BASE64_ENCODE(email) FROM customers
SELECT IFF(total > 100, 'big', 'small'), NVL(status, '-'), COALESCE(status, '-'), NULLIF(status, ''), ZEROIFNULL(total) FROM orders
SELECT CASE WHEN total > 10 THEN 'big' ELSE 'small' END FROM orders
SELECT total::integer, CAST(total AS varchar), TRY_CAST('1' AS integer), TO_NUMBER('1', 10, 2) FROM orders
SELECT ROUND(total, 2), CEIL(total), FLOOR(total), ABS(total), MOD(id, 3), DIV0(total, 0) FROM orders
SELECT profile:age::int, profile:address.city::string, profile['age'] FROM customers
SELECT GET_PATH(profile, 'age'), PARSE_JSON('{"a": 1}'), OBJECT_CONSTRUCT('a', 1), ARRAY_CONSTRUCT(1, 2), TYPEOF(profile) FROM customers
SELECT c.id, f.value FROM customers c, LATERAL FLATTEN(input => c.tags) f
SELECT f.value:name::string FROM orders o, TABLE(FLATTEN(o.items)) f
SELECT id, ROW_NUMBER() OVER (ORDER BY total DESC), RANK() OVER (PARTITION BY customer_id ORDER BY total) FROM orders
SELECT id, LAG(total) OVER (ORDER BY id), SUM(total) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders
SELECT * FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_at DESC) = 1
SELECT id, FIRST_VALUE(total) OVER (PARTITION BY customer_id ORDER BY id), NTILE(4) OVER (ORDER BY total) FROM orders
WITH paid AS (SELECT * FROM orders WHERE status = 'paid') SELECT COUNT(*) FROM paid
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b
WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 100) SELECT SUM(n) FROM numbers
SELECT 1 AS a UNION SELECT 2 UNION ALL SELECT 3 ORDER BY a
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders
SELECT id FROM customers MINUS SELECT customer_id FROM orders
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS t (n, word)
SELECT * FROM customers SAMPLE (10)
SELECT name COLLATE 'en-ci' FROM customers
SELECT EQUAL_NULL(1, NULL), GREATEST(1, 2), LEAST(1, 2), UUID_STRING(), RANDOM()
SELECT MAX_BY(name, balance), MIN_BY(name, balance) FROM customers
SELECT country, RATIO_TO_REPORT(SUM(balance)) OVER () FROM customers GROUP BY country
EXPLAIN SELECT * FROM customers
SELECT TOP 10 * FROM customers
SELECT * EXCLUDE (email) FROM customers
