SELECT 'pg_attrdef'::regclass::oid, oid, adrelid, adnum::int4 FROM pg_attrdef WHERE oid >= 16384
UNION ALL
SELECT 'pg_rewrite'::regclass::oid, oid, ev_class, 0 FROM pg_rewrite WHERE oid >= 16384 AND rulename = '_RETURN'
