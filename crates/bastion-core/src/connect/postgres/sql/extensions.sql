SELECT e.oid, e.extname::text, e.extversion, n.nspname::text FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
WHERE e.oid >= 16384
