SELECT c.oid, CASE WHEN n.nspname = 'pg_catalog' THEN c.collname::text ELSE n.nspname || '.' || c.collname END
FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace
