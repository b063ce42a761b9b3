SELECT table_schema, table_name, table_type, engine, table_collation, create_options, table_comment, create_time
FROM information_schema.tables
WHERE table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
    AND (? IS NULL OR table_schema = ?)
ORDER BY table_schema, table_name
