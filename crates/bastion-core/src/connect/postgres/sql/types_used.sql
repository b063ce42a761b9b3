SELECT d.atttypid, d.atttypmod, format_type(d.atttypid, d.atttypmod), t.typcollation, t.typstorage::text,
       coalesce(e.typname, t.typname)::text, n.nspname::text
FROM (SELECT DISTINCT atttypid, atttypmod FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0 AND NOT attisdropped) AS d
JOIN pg_type AS t ON t.oid = d.atttypid
LEFT JOIN pg_type AS e ON e.oid = t.typelem AND t.typcategory = 'A' AND t.typtype <> 'd'
JOIN pg_namespace AS n ON n.oid = coalesce(e.typnamespace, t.typnamespace)
