SELECT event_object_schema, event_object_table, trigger_name, event_manipulation, action_timing, action_order,
    action_statement, definer, sql_mode
FROM information_schema.triggers
WHERE event_object_schema NOT IN ('mysql', 'sys') AND (? IS NULL OR event_object_schema = ?)
