SELECT a.attrelid, a.attnum, a.attoptions, {statistics_target}, quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
FROM pg_attribute AS a
JOIN pg_index AS i ON i.indexrelid = a.attrelid
LEFT JOIN pg_opclass AS o ON o.oid = i.indclass[a.attnum - 1]
LEFT JOIN pg_namespace AS n ON n.oid = o.opcnamespace
WHERE a.attrelid >= 16384 AND (a.attoptions IS NOT NULL OR {statistics_target} IS NOT NULL)
