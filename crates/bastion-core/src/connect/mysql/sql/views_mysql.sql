SELECT table_schema, table_name, view_definition, check_option, is_updatable, definer, security_type
FROM information_schema.views
WHERE table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
    AND (? IS NULL OR table_schema = ?)
