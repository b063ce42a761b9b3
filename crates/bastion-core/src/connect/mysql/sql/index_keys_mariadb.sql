SELECT table_schema, table_name, index_name, seq_in_index, non_unique, column_name, collation, sub_part, index_type,
    index_comment, NULL, ignored
FROM information_schema.statistics
WHERE table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
    AND (? IS NULL OR table_schema = ?)
