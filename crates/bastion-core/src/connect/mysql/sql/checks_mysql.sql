SELECT c.constraint_schema, t.table_name, c.constraint_name, c.check_clause, 'Table', t.enforced
FROM information_schema.check_constraints AS c
JOIN information_schema.table_constraints AS t
    ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
        AND t.constraint_type = 'CHECK'
WHERE (? IS NULL OR c.constraint_schema = ?)
