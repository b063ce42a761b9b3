SELECT t.oid, t.typnamespace, t.typname::text, t.typtype::text, t.typowner, t.typnotnull, t.typdefault, t.typcollation,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
       b.typcollation, coalesce(e.typname, b.typname)::text, n.nspname::text
FROM pg_type AS t
LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
LEFT JOIN pg_type AS e ON e.oid = b.typelem AND b.typcategory = 'A' AND b.typtype <> 'd'
LEFT JOIN pg_namespace AS n ON n.oid = coalesce(e.typnamespace, b.typnamespace)
LEFT JOIN pg_class AS c ON c.oid = t.typrelid
WHERE t.oid >= 16384 AND (t.typcategory <> 'A' OR t.typtype = 'd') AND (t.typtype <> 'c' OR c.relkind = 'c')
