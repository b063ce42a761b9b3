-- One statement per line.
SELECT a FROM t GROUP BY ALL QUALIFY row_number() OVER (ORDER BY a) = 1
SELECT [1, 2, 3][1], 'a\b', TRY_CAST(x AS integer), a // b FROM t
FROM t SELECT a
SELECT * FROM read_csv('a.csv') AS f
SELECT interval '1 day', x::varchar FROM t AS "Some Table"
