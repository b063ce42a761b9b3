SELECT routine_schema, routine_name, routine_type, dtd_identifier, routine_body, routine_definition,
    is_deterministic, sql_data_access, security_type, sql_mode, routine_comment, definer, external_language
FROM information_schema.routines
WHERE routine_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
    AND (? IS NULL OR routine_schema = ?)
