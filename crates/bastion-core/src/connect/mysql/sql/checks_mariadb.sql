SELECT constraint_schema, table_name, constraint_name, check_clause, level, 'YES'
FROM information_schema.check_constraints
WHERE (? IS NULL OR constraint_schema = ?)
