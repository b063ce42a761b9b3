-- Reads that people and programs send, one per line; a guard that refuses one of them gets in the way.
-- the first things anybody asks
SELECT 1
SELECT * FROM customers
SELECT * FROM public.customers LIMIT 10
SELECT id, name FROM customers WHERE id = 1
SELECT id, name FROM customers WHERE id = $1 AND country = $2
SELECT count(*) FROM orders
SELECT DISTINCT country FROM customers ORDER BY country
SELECT name AS "Customer Name" FROM customers ORDER BY 1 DESC NULLS LAST LIMIT 5 OFFSET 10
SELECT * FROM customers WHERE name LIKE 'Cust%' AND email ILIKE '%@EXAMPLE.com'
SELECT * FROM customers WHERE country IN ('DE', 'FR') AND NOT active IS FALSE
SELECT * FROM customers WHERE balance BETWEEN 10 AND 100
SELECT * FROM customers WHERE referrer_id IS NULL OR referrer_id IS NOT DISTINCT FROM 3
TABLE customers
VALUES (1, 'a'), (2, 'b')
SELECT "Id", "Some Column", "select" FROM "Mixed Case"
SELECT now(), CURRENT_DATE, CURRENT_TIMESTAMP, LOCALTIMESTAMP
SELECT 'it''s', E'a\tb', $$dollar 'quoted'$$, $tag$ body $tag$
SELECT -1, +2, 1.5e10, 0.1, 2 ^ 10, 7 % 3, 7 / 2, |/ 16
SELECT TRUE AND NOT FALSE OR NULL
SELECT 1 AS a UNION SELECT 2 UNION ALL SELECT 3 ORDER BY a
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders
(SELECT id FROM customers ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM products ORDER BY id LIMIT 2)
SELECT customers.* FROM customers
SELECT c.*, o.id AS order_id FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT * FROM customers AS c (a, b, c1)
SELECT ctid, * FROM customers LIMIT 1
SELECT id FROM customers FETCH FIRST 5 ROWS ONLY
SELECT id FROM customers ORDER BY balance DESC FETCH FIRST 3 ROWS WITH TIES
SELECT /* a comment */ id FROM customers
-- joins
SELECT c.name, o.total FROM customers c INNER JOIN orders o ON c.id = o.customer_id WHERE o.status = 'paid'
SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.name HAVING count(o.id) > 1
SELECT p.name, c.name FROM products p RIGHT OUTER JOIN categories c ON c.id = p.category_id
SELECT * FROM customers c FULL JOIN orders o ON o.customer_id = c.id
SELECT * FROM customers CROSS JOIN categories
SELECT * FROM customers c, orders o WHERE c.id = o.customer_id
SELECT * FROM orders o JOIN payments p USING (id)
SELECT * FROM categories NATURAL JOIN products
SELECT e.name, m.name AS manager FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
SELECT * FROM (customers c JOIN orders o ON o.customer_id = c.id) LEFT JOIN payments p ON p.order_id = o.id
SELECT c.name, x.total FROM customers c JOIN LATERAL (SELECT sum(total) AS total FROM orders o WHERE o.customer_id = c.id) x ON true
SELECT c.name, last.* FROM customers c LEFT JOIN LATERAL (SELECT o.id, o.total FROM orders o WHERE o.customer_id = c.id ORDER BY o.ordered_at DESC LIMIT 3) last ON true
SELECT * FROM customers c CROSS JOIN LATERAL unnest(c.tags) AS t(tag)
SELECT * FROM customers c, unnest(c.tags) WITH ORDINALITY AS t(tag, n)
SELECT o.id, i.product_id, p.name, i.quantity * i.unit_price AS amount FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id WHERE o.total > 50
SELECT a.id FROM customers a JOIN customers b ON a.city = b.city AND a.id <> b.id
SELECT * FROM orders o LEFT JOIN payments p ON p.order_id = o.id WHERE p.id IS NULL
-- subqueries
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > 100)
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.status = 'returned')
SELECT name, (SELECT max(total) FROM orders o WHERE o.customer_id = c.id) AS biggest FROM customers c
SELECT * FROM products WHERE price > (SELECT avg(price) FROM products)
SELECT * FROM products WHERE price >= ALL (SELECT price FROM products)
SELECT * FROM products WHERE id = ANY (SELECT product_id FROM order_items)
SELECT * FROM products WHERE id = ANY (ARRAY[1, 2, 3])
SELECT * FROM products WHERE id = ANY ($1)
SELECT * FROM products WHERE id <> ALL ('{1,2}'::int[])
SELECT avg(total) FROM (SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id) t
SELECT * FROM (VALUES (1, 'one'), (2, 'two')) AS t (n, word)
SELECT * FROM orders WHERE (customer_id, status) IN (SELECT id, 'paid' FROM customers)
SELECT * FROM orders WHERE (customer_id, status) = (1, 'paid')
SELECT ARRAY(SELECT id FROM customers ORDER BY id)
SELECT name FROM customers WHERE balance = (SELECT max(balance) FROM customers)
SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM customers) AS customers
-- aggregates
SELECT status, count(*), sum(total), avg(total), min(total), max(total) FROM orders GROUP BY status
SELECT status, count(DISTINCT customer_id) FROM orders GROUP BY 1 ORDER BY 2 DESC
SELECT count(*) FILTER (WHERE status = 'paid') AS paid, count(*) FILTER (WHERE status <> 'paid') AS other FROM orders
SELECT string_agg(name, ', ' ORDER BY name) FROM customers
SELECT array_agg(DISTINCT country ORDER BY country) FROM customers
SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name)) FROM customers
SELECT json_object_agg(id, name) FROM customers
SELECT bool_and(active), bool_or(active), every(active) FROM customers
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY total) AS median FROM orders
SELECT percentile_disc(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY total) FROM orders
SELECT mode() WITHIN GROUP (ORDER BY status) FROM orders
SELECT stddev(total), variance(total), stddev_pop(total), var_samp(total) FROM orders
SELECT corr(quantity, unit_price), regr_slope(quantity, unit_price), covar_pop(quantity, unit_price) FROM order_items
SELECT date_trunc('month', ordered_at) AS month, sum(total) FROM orders GROUP BY 1 ORDER BY 1
SELECT extract(year FROM ordered_at) AS year, extract(dow FROM ordered_at), count(*) FROM orders GROUP BY 1, 2
SELECT country, city, count(*) FROM customers GROUP BY ROLLUP (country, city)
SELECT country, city, count(*) FROM customers GROUP BY CUBE (country, city)
SELECT country, city, count(*), grouping(country) FROM customers GROUP BY GROUPING SETS ((country, city), (country), ())
SELECT country, count(*) FROM customers GROUP BY country HAVING count(*) > 1 AND max(balance) > 10 ORDER BY count(*) DESC
SELECT sum(quantity * unit_price * (1 - coalesce(discount, 0) / 100)) AS revenue FROM order_items
SELECT round(avg(total), 2), ceil(max(total)), floor(min(total)), trunc(sum(total)) FROM orders
SELECT bit_and(id), bit_or(id) FROM customers
SELECT width_bucket(total, 0, 200, 10) AS bucket, count(*) FROM orders GROUP BY bucket ORDER BY bucket
SELECT customer_id, max(ordered_at) - min(ordered_at) AS span FROM orders GROUP BY customer_id
SELECT count(*) * 100.0 / nullif(sum(count(*)) OVER (), 0) AS share, status FROM orders GROUP BY status
-- windows
SELECT id, row_number() OVER (ORDER BY total DESC) FROM orders
SELECT id, rank() OVER (PARTITION BY customer_id ORDER BY total DESC), dense_rank() OVER (PARTITION BY customer_id ORDER BY total DESC) FROM orders
SELECT id, lag(total) OVER (ORDER BY ordered_at), lead(total, 1, 0) OVER (ORDER BY ordered_at) FROM orders
SELECT id, sum(total) OVER (ORDER BY ordered_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders
SELECT id, avg(total) OVER (ORDER BY ordered_at ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS moving FROM orders
SELECT id, avg(total) OVER (ORDER BY ordered_at RANGE BETWEEN '7 days' PRECEDING AND CURRENT ROW) FROM orders
SELECT id, first_value(total) OVER w, last_value(total) OVER w, nth_value(total, 2) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY ordered_at)
SELECT id, ntile(4) OVER (ORDER BY total), percent_rank() OVER (ORDER BY total), cume_dist() OVER (ORDER BY total) FROM orders
SELECT id, count(*) FILTER (WHERE status = 'paid') OVER (PARTITION BY customer_id) FROM orders
SELECT * FROM (SELECT o.*, row_number() OVER (PARTITION BY customer_id ORDER BY ordered_at DESC) AS n FROM orders o) t WHERE n = 1
SELECT DISTINCT ON (customer_id) customer_id, id, total FROM orders ORDER BY customer_id, ordered_at DESC
SELECT id, total - lag(total, 1) OVER (PARTITION BY customer_id ORDER BY ordered_at) AS change FROM orders
SELECT day, revenue, sum(revenue) OVER (ORDER BY day) AS running FROM daily_revenue
SELECT id, sum(total) OVER (ORDER BY total GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM orders
SELECT id, sum(total) OVER (w ROWS UNBOUNDED PRECEDING) FROM orders WINDOW w AS (ORDER BY id)
-- queries with names
WITH paid AS (SELECT * FROM orders WHERE status = 'paid') SELECT count(*), sum(total) FROM paid
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS x FROM a) SELECT * FROM a, b
WITH totals (customer_id, total) AS (SELECT customer_id, sum(total) FROM orders GROUP BY 1) SELECT c.name, t.total FROM totals t JOIN customers c ON c.id = t.customer_id
WITH RECURSIVE tree AS (SELECT id, name, parent_id, 0 AS depth FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.name, c.parent_id, t.depth + 1 FROM categories c JOIN tree t ON c.parent_id = t.id) SELECT * FROM tree
WITH RECURSIVE chain AS (SELECT id, manager_id, name, name::text AS path FROM employees WHERE manager_id IS NULL UNION ALL SELECT e.id, e.manager_id, e.name, c.path || ' > ' || e.name FROM employees e JOIN chain c ON e.manager_id = c.id) SELECT path FROM chain ORDER BY path
WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 100) SELECT sum(n) FROM numbers
WITH RECURSIVE days AS (SELECT date '2024-01-01' AS day UNION ALL SELECT (day + 1)::date FROM days WHERE day < date '2024-01-31') SELECT d.day, count(o.id) FROM days d LEFT JOIN orders o ON o.ordered_at::date = d.day GROUP BY d.day ORDER BY d.day
WITH recent AS MATERIALIZED (SELECT * FROM orders WHERE ordered_at > now() - interval '1 year') SELECT * FROM recent
WITH recent AS NOT MATERIALIZED (SELECT * FROM orders) SELECT * FROM recent WHERE id = 1
WITH cohort AS (SELECT customer_id, min(date_trunc('month', ordered_at)) AS first_month FROM orders GROUP BY 1), activity AS (SELECT o.customer_id, date_trunc('month', o.ordered_at) AS month FROM orders o GROUP BY 1, 2) SELECT c.first_month, a.month, count(DISTINCT a.customer_id) FROM cohort c JOIN activity a USING (customer_id) GROUP BY 1, 2 ORDER BY 1, 2
WITH o AS (SELECT * FROM orders), i AS (SELECT * FROM order_items) SELECT o.id, sum(i.quantity) FROM o JOIN i ON i.order_id = o.id GROUP BY o.id
SELECT * FROM (WITH x AS (SELECT 1 AS a) SELECT a FROM x) y
WITH customers AS (SELECT 1 AS id) SELECT * FROM customers
-- texts
SELECT upper(name), lower(email), initcap(city), length(name), char_length(name) FROM customers
SELECT substring(name FROM 1 FOR 3), substring(email FROM '@(.*)$'), substr(name, 2, 3), left(name, 2), right(name, 2) FROM customers
SELECT trim(name), trim(BOTH 'x' FROM name), ltrim(name), rtrim(name, ' '), btrim(name) FROM customers
SELECT position('a' IN name), strpos(name, 'a'), overlay(name PLACING 'zz' FROM 2 FOR 1) FROM customers
SELECT name || ' (' || coalesce(country, '?') || ')' FROM customers
SELECT concat(name, ' ', city), concat_ws(', ', name, city, country), format('%s-%s', id, name) FROM customers
SELECT split_part(email, '@', 2) AS domain, count(*) FROM customers GROUP BY 1
SELECT replace(name, 'C', 'K'), translate(name, 'abc', 'xyz'), reverse(name), repeat('-', 3), lpad(id::text, 5, '0') FROM customers
SELECT regexp_replace(email, '@.*$', ''), regexp_matches(name, '\d+', 'g') FROM customers
SELECT * FROM customers WHERE email ~ '^c[0-9]+@' AND email !~* 'TEST'
SELECT * FROM customers WHERE name SIMILAR TO '(Customer|Client)%'
SELECT * FROM customers WHERE name NOT LIKE '%!_%' ESCAPE '!'
SELECT md5(email), encode(sha256(email::bytea), 'hex'), ascii(name), chr(65) FROM customers
SELECT to_char(total, 'FM999990.00'), to_char(ordered_at, 'YYYY-MM-DD HH24:MI') FROM orders
SELECT string_to_array('a,b,c', ','), array_to_string(ARRAY[1, 2], '-'), quote_literal(name), quote_ident(name) FROM customers
SELECT regexp_split_to_table('a b c', ' ')
SELECT name COLLATE "C" FROM customers ORDER BY name COLLATE "C"
SELECT starts_with(name, 'C'), normalize(name), unistr('\0041') FROM customers
-- times
SELECT * FROM orders WHERE ordered_at >= date '2024-01-01' AND ordered_at < date '2024-01-01' + interval '1 month'
SELECT * FROM orders WHERE ordered_at >= '2024-01-01'::date AND ordered_at < '2024-02-01'
SELECT age(now(), created_at), extract(epoch FROM now() - created_at) / 86400 FROM customers
SELECT ordered_at AT TIME ZONE 'UTC', ordered_at AT TIME ZONE 'Europe/Berlin' FROM orders
SELECT timezone('UTC', ordered_at), (ordered_at AT TIME ZONE 'UTC')::date FROM orders
SELECT date_part('hour', ordered_at), to_date('2024-01-01', 'YYYY-MM-DD'), to_timestamp(0) FROM orders
SELECT make_date(2024, 1, 1), make_interval(days => 10), justify_days(interval '40 days')
SELECT generate_series('2024-01-01'::timestamp, '2024-01-31', '1 day') AS day
SELECT d::date AS day, count(o.id) FROM generate_series('2024-01-01'::date, '2024-01-10', '1 day') AS d LEFT JOIN orders o ON o.ordered_at::date = d GROUP BY 1 ORDER BY 1
SELECT date_bin('15 minutes', occurred_at, timestamptz '2001-01-01'), count(*) FROM events GROUP BY 1
SELECT (date '2024-01-01', date '2024-02-01') OVERLAPS (date '2024-01-15', interval '1 day')
SELECT * FROM events WHERE occurred_at > now() - interval '24 hours' ORDER BY occurred_at DESC LIMIT 100
SELECT extract(isodow FROM hired_on), hired_on + 7, hired_on - date '2015-01-01' FROM employees
SELECT count(*) FROM events WHERE occurred_at::time BETWEEN time '09:00' AND time '17:00'
SELECT statement_timestamp(), clock_timestamp(), transaction_timestamp(), isfinite(now())
SELECT date_trunc('week', occurred_at, 'Europe/Paris') FROM events
SELECT interval '1' DAY, interval '2 hours' * 3, timestamp '2024-01-01 10:00' - interval '30 minutes'
-- JSON
SELECT profile -> 'age', profile ->> 'tier', profile #> '{a,b}', profile #>> '{a,b}' FROM customers
SELECT * FROM customers WHERE profile @> '{"tier": 1}' AND profile ? 'age'
SELECT * FROM customers WHERE (profile ->> 'age')::int > 5
SELECT * FROM customers WHERE profile ?| ARRAY['age', 'x'] OR profile ?& ARRAY['age', 'tier']
SELECT jsonb_array_elements(attributes -> 'sizes') FROM products
SELECT p.id, s.value FROM products p, jsonb_array_elements_text(p.attributes -> 'sizes') AS s(value)
SELECT key, value FROM customers c, jsonb_each(c.profile)
SELECT jsonb_object_keys(profile) FROM customers
SELECT * FROM jsonb_to_recordset('[{"a": 1, "b": "x"}]') AS t(a int, b text)
SELECT * FROM jsonb_to_record('{"a": 1}') AS t(a int)
SELECT jsonb_path_query(profile, '$.age'), jsonb_path_exists(profile, '$.tier ? (@ > 1)') FROM customers
SELECT profile @? '$.age', profile @@ '$.age > 3' FROM customers
SELECT row_to_json(c) FROM customers c
SELECT to_jsonb(c) - 'email' FROM customers c
SELECT jsonb_set(profile, '{age}', '99'), jsonb_strip_nulls(profile), jsonb_typeof(profile -> 'age') FROM customers
SELECT jsonb_build_array(1, 'a', true), json_build_object('a', 1), jsonb_pretty('{"a": 1}')
SELECT coalesce(jsonb_agg(o) FILTER (WHERE o.id IS NOT NULL), '[]'::jsonb) FROM orders o
SELECT profile['age'] FROM customers
SELECT json_agg(t) FROM (SELECT id, name FROM customers ORDER BY id LIMIT 3) t
SELECT payload ->> 'page' AS page, count(*) FROM events GROUP BY payload ->> 'page'
-- arrays, ranges, addresses, others
SELECT * FROM customers WHERE 'a' = ANY (tags)
SELECT * FROM customers WHERE tags @> ARRAY['a'] AND tags && ARRAY['b1', 'b2']
SELECT tags[1], tags[1:2], array_length(tags, 1), cardinality(tags), array_position(tags, 'a') FROM customers
SELECT array_append(tags, 'x'), array_remove(tags, 'a'), tags || ARRAY['y'], array_cat(tags, tags) FROM customers
SELECT unnest(tags), count(*) FROM customers GROUP BY 1
SELECT unnest(ARRAY[1, 2]), unnest(ARRAY['a', 'b'])
SELECT * FROM unnest(ARRAY[1, 2], ARRAY['a', 'b']) AS t(n, word)
SELECT ARRAY[[1, 2], [3, 4]], ARRAY[]::int[], '{1,2}'::int[]
SELECT * FROM stock WHERE valid @> date '2024-06-01' AND NOT isempty(valid)
SELECT lower(valid), upper(valid), valid * daterange('2024-01-01', '2024-02-01') FROM stock
SELECT place <-> point(0, 0), place[0] FROM stock ORDER BY 1
SELECT address << inet '10.0.0.0/8', host(address), masklen(address) FROM events
SELECT session_id::text, gen_random_uuid() FROM events LIMIT 1
SELECT random() * 10, floor(random() * 100)::int
SELECT * FROM customers ORDER BY random() LIMIT 3
SELECT 1::bit(3), B'101' & B'011', X'1F'
SELECT '\x1f'::bytea, length('\x1f'::bytea), get_byte('\x1f'::bytea, 0)
SELECT 'paid'::order_status, enum_range(NULL::order_status)
SELECT greatest(1, 2, 3), least(1, 2), nullif(1, 1), coalesce(NULL, 2)
SELECT CASE WHEN total > 100 THEN 'big' WHEN total > 50 THEN 'middle' ELSE 'small' END AS size, count(*) FROM orders GROUP BY 1
SELECT CASE status WHEN 'paid' THEN 1 ELSE 0 END FROM orders
SELECT CAST('1' AS integer), '2'::bigint, 3::numeric(10, 2), 'x'::varchar(3), int '4'
SELECT CAST(total AS double precision), total::real, total::money FROM orders
SELECT ROW(1, 'a'), (1, 2) = (1, 2), ROW(1, NULL) IS NULL
SELECT num_nulls(name, city), num_nonnulls(name, city) FROM customers
SELECT pg_typeof(total), pg_column_size(note) FROM orders
SELECT abs(-1), sqrt(4), power(2, 3), exp(1), ln(2), log(100), mod(7, 3), sign(-1), pi(), degrees(1), gcd(4, 6)
SELECT count(*) FROM customers TABLESAMPLE BERNOULLI (50)
SELECT count(*) FROM customers TABLESAMPLE SYSTEM (50) REPEATABLE (1)
SELECT * FROM generate_series(1, 10) AS n WHERE n % 2 = 0
SELECT n, n * n FROM generate_series(1, 3) n
SELECT t.a, t.b FROM ROWS FROM (generate_series(1, 2), generate_series(3, 4)) AS t(a, b)
SELECT xpath('/a/b/text()', source::xml), xml_is_well_formed('<a/>') FROM documents
SELECT xmlelement(name a, 'x')
-- full text
SELECT id, title FROM documents WHERE search @@ to_tsquery('english', 'fox & quick')
SELECT id, ts_rank(search, query) AS rank FROM documents, plainto_tsquery('english', 'quick fox') query WHERE search @@ query ORDER BY rank DESC
SELECT ts_headline('english', body, websearch_to_tsquery('english', 'fox')) FROM documents
SELECT to_tsvector('english', title || ' ' || body) @@ phraseto_tsquery('english', 'brown fox') FROM documents
SELECT setweight(to_tsvector(title), 'A') || setweight(to_tsvector(body), 'B') FROM documents
SELECT * FROM documents WHERE to_tsvector('english'::regconfig, body) @@ 'fox'::tsquery
-- views
SELECT * FROM paid_orders
SELECT c.name, p.total FROM paid_orders p JOIN customers c ON c.id = p.customer_id
SELECT * FROM customer_totals ORDER BY total DESC
SELECT * FROM daily_revenue WHERE day > '2024-01-01'
-- explain
EXPLAIN SELECT * FROM customers
EXPLAIN (FORMAT JSON) SELECT * FROM customers WHERE id = 1
EXPLAIN (ANALYZE, BUFFERS, FORMAT TEXT) SELECT count(*) FROM orders
EXPLAIN ANALYZE SELECT * FROM customers JOIN orders ON orders.customer_id = customers.id
EXPLAIN VERBOSE SELECT 1
EXPLAIN (COSTS OFF, VERBOSE) WITH a AS (SELECT 1) SELECT * FROM a
-- as object-relational mappers write
SELECT "customers"."id", "customers"."email", "customers"."name" FROM "customers" WHERE "customers"."id" = $1 LIMIT 1
SELECT "customers"."id" AS "t0_c0", "orders"."id" AS "t1_c0" FROM "customers" LEFT OUTER JOIN "orders" ON "orders"."customer_id" = "customers"."id" WHERE "customers"."country" IN ($1, $2) ORDER BY "customers"."id" ASC
SELECT COUNT(*) AS "__count" FROM "orders" INNER JOIN "customers" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."country" = 'DE' AND NOT ("orders"."status" = 'new'))
SELECT "orders"."status", SUM("orders"."total") AS "total__sum" FROM "orders" GROUP BY "orders"."status" ORDER BY "total__sum" DESC LIMIT 21
SELECT (1) AS "a" FROM "customers" WHERE "customers"."email" = 'x@example.com' LIMIT 1
SELECT 1 AS one FROM "customers" WHERE "customers"."name" = $1 LIMIT $2
SELECT DISTINCT "customers"."id", "customers"."name" FROM "customers" WHERE UPPER("customers"."name"::text) LIKE UPPER('%cust%') ORDER BY "customers"."name" ASC
SELECT anon_1.customer_id, anon_1.total FROM (SELECT orders.customer_id AS customer_id, sum(orders.total) AS total FROM orders GROUP BY orders.customer_id) AS anon_1 WHERE anon_1.total > $1
SELECT customers.id, customers.name, orders_1.id AS id_1 FROM customers LEFT OUTER JOIN orders AS orders_1 ON customers.id = orders_1.customer_id WHERE customers.id = $1::INTEGER
SELECT EXISTS (SELECT 1 FROM customers WHERE customers.email = $1) AS anon_1
SELECT "t1"."id", "t1"."name", (SELECT COALESCE(jsonb_agg("t2"), '[]') FROM (SELECT "id", "total" FROM "orders" WHERE "customer_id" = "t1"."id") AS "t2") AS "orders" FROM "customers" AS "t1"
SELECT "public"."customers"."id", "public"."customers"."email" FROM "public"."customers" WHERE 1=1 ORDER BY "public"."customers"."id" ASC LIMIT $1 OFFSET $2
SELECT c0."id", c0."name" FROM "customers" AS c0 WHERE (c0."city" IS NULL) OR TRUE
SELECT e.id, e.name FROM employees e WHERE e.department = $1 AND e.salary > $2 ORDER BY e.salary DESC NULLS LAST
SELECT o1_0.id, o1_0.total, c1_0.name FROM orders o1_0 LEFT JOIN customers c1_0 ON c1_0.id = o1_0.customer_id WHERE o1_0.total > $1 FETCH FIRST $2 ROWS ONLY
-- as tools for charts write
SELECT DATE_TRUNC('month', "source"."ordered_at") AS "ordered_at", SUM("source"."total") AS "sum" FROM (SELECT * FROM "public"."orders") AS "source" GROUP BY DATE_TRUNC('month', "source"."ordered_at") ORDER BY DATE_TRUNC('month', "source"."ordered_at") ASC
SELECT "public"."orders"."status" AS "status", count(*) AS "count" FROM "public"."orders" WHERE ("public"."orders"."ordered_at" >= DATE_TRUNC('month', NOW() + (INTERVAL '-12 month'))) AND ("public"."orders"."ordered_at" < DATE_TRUNC('month', NOW())) GROUP BY "public"."orders"."status" LIMIT 10000
SELECT CAST("orders"."ordered_at" AS date) AS "day", SUM(CASE WHEN "orders"."status" = 'paid' THEN "orders"."total" ELSE 0 END) AS "paid" FROM "public"."orders" "orders" GROUP BY 1
SELECT "Orders"."status" AS "status", SUM("Orders"."total") AS "sum:total:ok" FROM "public"."orders" "Orders" GROUP BY 1
SELECT * FROM (SELECT customer_id, total FROM orders) AS virtual_table LIMIT 1001
SELECT date_trunc('day', occurred_at)::timestamp AS time, kind AS metric, count(*) AS value FROM events WHERE occurred_at BETWEEN '2024-01-01T00:00:00Z' AND '2024-12-31T00:00:00Z' GROUP BY 1, 2 ORDER BY 1
SELECT floor(extract(epoch FROM occurred_at) / 300) * 300 AS "time", avg((payload ->> 'page')::numeric) FROM events GROUP BY 1 ORDER BY 1
SELECT TO_CHAR(DATE_TRUNC('quarter', orders.ordered_at), 'YYYY-MM') AS "orders.quarter", COALESCE(SUM(orders.total), 0) AS "orders.total" FROM public.orders AS orders LEFT JOIN public.customers AS customers ON orders.customer_id = customers.id GROUP BY 1 ORDER BY 1 DESC FETCH NEXT 500 ROWS ONLY
SELECT count(*) FROM (SELECT 1 FROM orders WHERE status = 'paid' LIMIT 1000) AS counted
SELECT min("total"), max("total"), count(DISTINCT "status") FROM "orders"
-- analyses
SELECT customer_id, ntile(5) OVER (ORDER BY max(ordered_at)) AS recency, ntile(5) OVER (ORDER BY count(*)) AS frequency, ntile(5) OVER (ORDER BY sum(total)) AS monetary FROM orders GROUP BY customer_id
WITH steps AS (SELECT customer_id, min(occurred_at) FILTER (WHERE kind = 'view') AS viewed, min(occurred_at) FILTER (WHERE kind = 'click') AS clicked, min(occurred_at) FILTER (WHERE kind = 'buy') AS bought FROM events GROUP BY customer_id) SELECT count(viewed), count(clicked) FILTER (WHERE clicked > viewed), count(bought) FILTER (WHERE bought > clicked) FROM steps
WITH gaps AS (SELECT *, occurred_at - lag(occurred_at) OVER (PARTITION BY customer_id ORDER BY occurred_at) > interval '30 minutes' AS starts FROM events), sessions AS (SELECT *, sum(starts::int) OVER (PARTITION BY customer_id ORDER BY occurred_at) AS session FROM gaps) SELECT customer_id, session, count(*), max(occurred_at) - min(occurred_at) FROM sessions GROUP BY 1, 2
SELECT a.product_id, b.product_id, count(*) FROM order_items a JOIN order_items b ON a.order_id = b.order_id AND a.product_id < b.product_id GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 10
SELECT p.name, sum(i.quantity) AS sold, rank() OVER (ORDER BY sum(i.quantity) DESC) FROM products p JOIN order_items i ON i.product_id = p.id GROUP BY p.name
SELECT date_trunc('month', o.ordered_at) AS month, sum(o.total) AS revenue, lag(sum(o.total)) OVER (ORDER BY date_trunc('month', o.ordered_at)) AS before FROM orders o GROUP BY 1
SELECT c.country, sum(o.total) AS revenue, sum(sum(o.total)) OVER (ORDER BY sum(o.total) DESC) / sum(sum(o.total)) OVER () AS share FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.country
SELECT s.warehouse, p.name, s.quantity FROM stock s JOIN products p ON p.id = s.product_id WHERE s.quantity < 10 AND p.active
SELECT department, name, salary, salary - avg(salary) OVER (PARTITION BY department) AS difference FROM employees
SELECT department, max(salary) FROM employees GROUP BY department HAVING max(salary) > 3 * min(salary)
SELECT email, count(*) FROM customers GROUP BY email HAVING count(*) > 1
SELECT o.* FROM orders o WHERE o.total > (SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY total) FROM orders)
SELECT id, (regexp_match(note, '(\d+)'))[1] FROM orders WHERE note IS NOT NULL
SELECT customer_id, array_agg(status ORDER BY ordered_at) AS path FROM orders GROUP BY customer_id
SELECT kind, count(*), count(*) FILTER (WHERE customer_id IS NULL) AS anonymous FROM events GROUP BY kind
SELECT m.method, coalesce(sum(p.amount), 0) FROM (VALUES ('card'), ('cash'), ('bank')) AS m(method) LEFT JOIN payments p USING (method) GROUP BY m.method
SELECT DISTINCT ON (p.category_id) p.category_id, p.name, p.price FROM products p ORDER BY p.category_id, p.price DESC
SELECT o.id FROM orders o WHERE o.id > $1 ORDER BY o.id LIMIT 50
SELECT o.id FROM orders o WHERE (o.ordered_at, o.id) < ($1, $2) ORDER BY o.ordered_at DESC, o.id DESC LIMIT 50
SELECT sum(amount) FILTER (WHERE paid_at >= now() - interval '30 days') AS last_30, sum(amount) FILTER (WHERE paid_at < now() - interval '30 days') AS before FROM payments
SELECT x.id, x.kind FROM (SELECT id, 'customer' AS kind FROM customers UNION ALL SELECT id, 'product' FROM products) x ORDER BY x.kind, x.id
SELECT 100.0 * sum(CASE WHEN active THEN 1 ELSE 0 END) / count(*) AS active_percent FROM customers
SELECT coalesce(c.city, 'unknown') AS city, round(avg(o.total)::numeric, 2) FROM customers c LEFT JOIN orders o ON c.id = o.customer_id GROUP BY ROLLUP (coalesce(c.city, 'unknown'))
SELECT e.department, string_agg(DISTINCT substr(e.name, 1, 8), '; ' ORDER BY substr(e.name, 1, 8)) FROM employees e GROUP BY e.department
SELECT generate_subscripts(tags, 1), tags FROM customers
SELECT id, sum(balance) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM customers
SELECT to_number('12,454.8', '99G999D9'), to_hex(255), 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4
SELECT count(*) FROM orders WHERE status IS NOT NULL AND (currency = 'EUR' OR currency IS NULL) AND total <> 0 AND total != 1
SELECT lower(name) = lower('X'), name < 'M', name >= 'A' FROM customers
SELECT date_part('year', age(birth_date))::int AS age, count(*) FROM customers GROUP BY age ORDER BY age
SELECT json_build_object('type', 'FeatureCollection', 'features', jsonb_agg(jsonb_build_object('id', id, 'x', place[0], 'y', place[1]))) FROM stock s JOIN products p ON p.id = s.product_id
SELECT encode(name::bytea, 'base64'), convert_from(decode('YQ==', 'base64'), 'UTF8') FROM customers
SELECT id FROM customers WHERE id BETWEEN SYMMETRIC 10 AND 1
SELECT id FROM ONLY customers
SELECT c.name FROM customers c WHERE (c.balance > 10) IS TRUE AND (c.active IS UNKNOWN) IS FALSE
SELECT a, b FROM (SELECT 1 AS a, 2 AS b) q WHERE (a, b) IS DISTINCT FROM (2, 3)
SELECT ('{"a": [1, 2, 3]}'::jsonb #>> '{a,1}')::int
SELECT jsonb_build_object('a', 1) || jsonb_build_object('b', 2), '{"a": 1}'::jsonb - 'a', '[1, 2]'::jsonb - 0
SELECT multiplied.value FROM products p CROSS JOIN LATERAL (SELECT p.price * 2 AS value) AS multiplied
SELECT * FROM orders WHERE status = 'paid' AND id NOT IN (SELECT order_id FROM payments WHERE order_id IS NOT NULL)
SELECT json_object('a': 1), json_array(1, 2)
WITH RECURSIVE a AS (SELECT 1 AS n UNION ALL SELECT 2), b AS (SELECT n FROM a UNION ALL SELECT n + 1 FROM b WHERE n < 5) SELECT * FROM b
