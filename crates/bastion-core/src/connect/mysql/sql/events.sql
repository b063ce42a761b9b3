SELECT event_schema, event_name, definer, event_definition, event_type, CAST(execute_at AS CHAR), interval_value, interval_field,
    CAST(starts AS CHAR), CAST(ends AS CHAR), status, on_completion, event_comment, time_zone
FROM information_schema.events
WHERE (? IS NULL OR event_schema = ?)
