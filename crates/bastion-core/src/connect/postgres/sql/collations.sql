SELECT c.oid, CASE WHEN n.nspname = 'pg_catalog' THEN quote_ident(c.collname) ELSE quote_ident(n.nspname) || '.' || quote_ident(c.collname) END
FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace
