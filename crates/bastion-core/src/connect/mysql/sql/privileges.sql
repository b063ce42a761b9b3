SELECT 'schema', table_schema, NULL, NULL, grantee, privilege_type, is_grantable
FROM information_schema.schema_privileges
WHERE (? IS NULL OR table_schema = ?)
UNION ALL
SELECT 'relation', table_schema, table_name, NULL, grantee, privilege_type, is_grantable
FROM information_schema.table_privileges
WHERE (? IS NULL OR table_schema = ?)
UNION ALL
SELECT 'column', table_schema, table_name, column_name, grantee, privilege_type, is_grantable
FROM information_schema.column_privileges
WHERE (? IS NULL OR table_schema = ?)
