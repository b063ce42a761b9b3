SELECT table_schema, table_name, column_name, ordinal_position, column_default, is_nullable, column_type,
    character_set_name, collation_name, extra, column_comment, generation_expression, srs_id
FROM information_schema.columns
WHERE table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
    AND (? IS NULL OR table_schema = ?)
