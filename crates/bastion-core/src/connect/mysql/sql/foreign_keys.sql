SELECT k.constraint_schema, k.table_name, k.constraint_name, k.ordinal_position, k.column_name,
    k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name, r.update_rule, r.delete_rule
FROM information_schema.key_column_usage AS k
JOIN information_schema.referential_constraints AS r
    ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
        AND r.table_name = k.table_name
WHERE k.referenced_table_name IS NOT NULL AND (? IS NULL OR k.constraint_schema = ?)
