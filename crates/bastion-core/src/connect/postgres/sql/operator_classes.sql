SELECT o.oid, CASE WHEN n.nspname = 'pg_catalog' THEN quote_ident(o.opcname) ELSE quote_ident(n.nspname) || '.' || quote_ident(o.opcname) END
FROM pg_opclass AS o JOIN pg_namespace AS n ON n.oid = o.opcnamespace WHERE NOT o.opcdefault
