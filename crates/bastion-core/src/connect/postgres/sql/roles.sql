SELECT oid, rolname::text FROM pg_roles
