-- One statement per line that only PostgreSQL's own parser reads.
SELECT id FROM customers FULL JOIN categories USING (id) AS both_of_them ORDER BY 1
SELECT trim(both 'x' from 'xax'), trim(leading from '  a'), substring('abcdef' from 2 for 3), position('b' in 'abc'), overlay('abcdef' placing 'X' from 2 for 3)
SELECT make_interval(days => 3), concat_ws(',', VARIADIC ARRAY['a', 'b'])
SELECT address << inet '10.0.0.0/8' FROM events
SELECT t.a, t.b FROM ROWS FROM (generate_series(1, 2), generate_series(3, 4)) AS t(a, b)
SELECT sum(balance) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM customers
SELECT id FROM customers WHERE id BETWEEN SYMMETRIC 10 AND 1
SELECT id FROM ONLY customers
TABLE customers
SELECT id FROM customers WHERE id = 1 FOR NO KEY UPDATE
