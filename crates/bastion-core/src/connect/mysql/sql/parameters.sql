SELECT specific_schema, specific_name, routine_type, ordinal_position, parameter_mode, parameter_name,
    dtd_identifier
FROM information_schema.parameters
WHERE ordinal_position > 0 AND specific_schema NOT IN ('mysql', 'sys') AND (? IS NULL OR specific_schema = ?)
