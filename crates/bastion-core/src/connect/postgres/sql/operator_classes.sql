SELECT o.oid, CASE WHEN n.nspname = 'pg_catalog' THEN o.opcname::text ELSE n.nspname || '.' || o.opcname END
FROM pg_opclass AS o JOIN pg_namespace AS n ON n.oid = o.opcnamespace WHERE NOT o.opcdefault
