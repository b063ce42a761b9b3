SELECT r.rngtypid, format_type(r.rngsubtype, NULL), r.rngcollation, s.typcollation,
       nullif(r.rngcanonical, 0)::regproc::text, nullif(r.rngsubdiff, 0)::regproc::text, {multirange},
       CASE WHEN NOT o.opcdefault THEN quote_ident(n.nspname) || '.' || quote_ident(o.opcname) END
FROM pg_range AS r
JOIN pg_type AS s ON s.oid = r.rngsubtype
JOIN pg_opclass AS o ON o.oid = r.rngsubopc
JOIN pg_namespace AS n ON n.oid = o.opcnamespace
WHERE r.rngtypid >= 16384
