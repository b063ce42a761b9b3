SELECT a.attrelid, c.reltype, a.attnum, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attcollation, t.typcollation,
       coalesce(e.typname, t.typname)::text, n.nspname::text
FROM pg_attribute AS a
JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind = 'c'
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_type AS e ON e.oid = t.typelem AND t.typcategory = 'A' AND t.typtype <> 'd'
JOIN pg_namespace AS n ON n.oid = coalesce(e.typnamespace, t.typnamespace)
WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
