SELECT c.oid, c.opcnamespace, c.opcname::text, a.amname::text, format_type(c.opcintype, NULL), n.nspname::text, f.opfname::text,
       c.opcdefault, CASE WHEN c.opckeytype <> 0 AND c.opckeytype <> c.opcintype THEN format_type(c.opckeytype, NULL) END, c.opcowner
FROM pg_opclass AS c
JOIN pg_am AS a ON a.oid = c.opcmethod
JOIN pg_opfamily AS f ON f.oid = c.opcfamily
JOIN pg_namespace AS n ON n.oid = f.opfnamespace
WHERE c.oid >= 16384
