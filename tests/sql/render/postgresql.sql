-- One statement per line, each with a form that the others have not; customers and the others are those of the guard's schema.
SELECT DISTINCT ON (country, city) country, city, id FROM customers ORDER BY country, city, id DESC NULLS LAST
SELECT c.*, o.total FROM customers AS c LEFT JOIN (orders o JOIN payments p ON p.order_id = o.id) ON o.customer_id = c.id
SELECT * FROM (customers c JOIN orders o ON o.customer_id = c.id) AS j (a, b) ORDER BY a, b LIMIT 3
SELECT * FROM customers NATURAL JOIN categories
SELECT * FROM customers a CROSS JOIN LATERAL (SELECT max(total) AS most FROM orders o WHERE o.customer_id = a.id) m
SELECT n, m FROM generate_series(1, 3) AS n, LATERAL generate_series(n, 3) WITH ORDINALITY AS t (m, place)
SELECT sum(total) FILTER (WHERE status = 'paid'), array_agg(DISTINCT status ORDER BY status DESC) FROM orders
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY total), string_agg(status, ', ' ORDER BY id) FROM orders
SELECT id, rank() OVER w, sum(total) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) FROM orders WINDOW w AS (PARTITION BY status ORDER BY id)
SELECT status, sum(total) OVER (PARTITION BY status ORDER BY total RANGE BETWEEN 10 PRECEDING AND CURRENT ROW) FROM orders
SELECT country, city, grouping(country, city), count(*) FROM customers GROUP BY GROUPING SETS ((country, city), (country), ()) ORDER BY 1, 2, 3
SELECT country, city, count(*) FROM customers GROUP BY ROLLUP (country, (city, active)), CUBE (active) ORDER BY 1, 2
SELECT count(*) FROM customers GROUP BY () HAVING count(*) > 1
SELECT CASE WHEN balance > 50 THEN 'rich' WHEN balance > 10 THEN 'fine' ELSE 'poor' END, CASE country WHEN 'DE' THEN 1 END FROM customers
SELECT 'it''s', E'a\\b\n', U&'\0041', $$dollar$$, B'101', X'1F', 1.5e-3, .5
SELECT '1'::int + 2, CAST('2024-01-01' AS date), date '2024-01-01' + 1, interval '1' day, interval '1 day 2 hours', '3'::numeric(10, 2)
SELECT timestamp '2024-01-01 00:00' AT TIME ZONE 'UTC', extract(year FROM timestamp '2024-05-06'), timestamptz '2024-01-01' AT TIME ZONE 'CET'
SELECT tags[1], tags[1:2], (ARRAY[1, 2, 3])[2], ARRAY[[1, 2], [3, 4]], ARRAY(SELECT id FROM categories ORDER BY id) FROM customers
SELECT id FROM customers WHERE 'a' = ANY (tags) AND id <> ALL (SELECT id FROM categories WHERE id > 3)
SELECT id FROM customers WHERE (country, city) IN (('DE', 'City 1'), ('FR', 'City 2')) AND ROW(id, 1) < ROW(5, 2)
SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c WHERE EXISTS (SELECT 1 FROM orders) AND NOT EXISTS (SELECT FROM payments WHERE false)
SELECT profile -> 'age', profile ->> 'tier', profile #>> '{age}', profile @> '{"age": 1}', profile ? 'age', profile -> 'a' ->> 'b' FROM customers
SELECT name COLLATE "C" FROM customers ORDER BY name COLLATE "C" DESC
SELECT name LIKE 'C%' ESCAPE '!', name NOT ILIKE '%x%', name SIMILAR TO '(a|b)%', name ~ '^C', name !~* 'z' FROM customers
SELECT 1 = 1 IS TRUE, NULL IS NULL, (1 > 2) IS NOT FALSE, 1 IS DISTINCT FROM NULL, (NULL::boolean) IS UNKNOWN
SELECT -(-5), - 5 + 3, +7, ~5, @ -3, |/ 16, 2 ^ 3 ^ 2, 10 - 3 - 2, 10 - (3 - 2), 2 * (3 + 4) % 5, 'a' || 'b' || 'c'
SELECT NOT (true AND false) OR true, NOT true AND false, (true OR false) AND false, NOT NOT true
SELECT 1 OPERATOR(pg_catalog.+) 2, 3 << 1, 5 # 1, 5 & 3 | 8
SELECT a.b FROM (VALUES (1, 'x'), (2, 'y')) AS a (b, c) UNION ALL SELECT 3 UNION SELECT 4 EXCEPT SELECT 2 INTERSECT SELECT 2 ORDER BY 1
(SELECT id FROM customers ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM orders ORDER BY id DESC LIMIT 2) ORDER BY 1 LIMIT 3 OFFSET 1
SELECT id FROM customers ORDER BY balance FETCH FIRST 3 ROWS WITH TIES
SELECT id FROM customers ORDER BY id OFFSET 2 ROWS FETCH NEXT 2 ROWS ONLY
VALUES (1, 'a'), (2, NULL) ORDER BY 1 DESC
WITH RECURSIVE tree (id, depth) AS (SELECT id, 1 FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, depth + 1 FROM categories c JOIN tree t ON c.parent_id = t.id) SELECT * FROM tree ORDER BY 1
WITH a AS MATERIALIZED (SELECT 1 AS x), b AS NOT MATERIALIZED (SELECT x FROM a) SELECT * FROM b
WITH gone AS (DELETE FROM payments WHERE id = 1 RETURNING *) SELECT * FROM gone
SELECT id FROM customers WHERE id = 1 FOR UPDATE OF customers SKIP LOCKED
SELECT "Id" AS "Some ""Name""", "Some Column" || '"', "select" FROM "Mixed Case"
SELECT coalesce(NULL, 1), nullif(1, 2), greatest(1, 2), least(1, 2), now() IS NOT NULL, current_date IS NOT NULL, localtimestamp(0) IS NOT NULL
SELECT relname, oid::regclass::text FROM pg_catalog.pg_class WHERE relname = 'customers'
INSERT INTO categories (id, name) VALUES (101, 'a'), (102, DEFAULT) RETURNING id, name AS called
INSERT INTO categories AS c (id, name) SELECT id, 'x' FROM products ON CONFLICT (id) DO UPDATE SET name = excluded.name || c.name WHERE c.id > 3 RETURNING *
INSERT INTO categories VALUES (1, 'a', NULL) ON CONFLICT DO NOTHING
INSERT INTO audit.log DEFAULT VALUES
UPDATE customers SET name = 'x', (country, city) = ('DE', 'y'), balance = DEFAULT FROM orders o WHERE o.customer_id = customers.id AND o.total > 100 RETURNING customers.id
UPDATE customers c SET balance = c.balance + 1 WHERE c.id IN (SELECT customer_id FROM orders)
DELETE FROM payments p USING orders o WHERE p.order_id = o.id AND o.status = 'new' RETURNING p.id
MERGE INTO categories c USING products p ON c.id = p.id WHEN MATCHED AND p.price > 20 THEN UPDATE SET name = p.name WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (id, name) VALUES (p.id, p.name)
EXPLAIN (COSTS OFF, FORMAT JSON) SELECT * FROM customers
EXPLAIN VERBOSE SELECT 1
CREATE TABLE made AS SELECT id FROM customers
CREATE VIEW seen AS SELECT id AS "Odd" FROM customers
SELECT id INTO kept FROM customers
SELECT $1::int + $2
SELECT trim(both 'x' from 'xax'), trim('  a '), substring('abcdef' from 2 for 3), position('b' in 'abc'), overlay('abcdef' placing 'X' from 2 for 3)
SELECT make_interval(days => 3), extract(epoch FROM interval '1 hour'), address << '10.0.0.0/8'::inet FROM events
