SELECT g.kind, g.class, g.oid, n.nspname::text, g.name
FROM (
    SELECT 'conversion' AS kind, 'pg_conversion'::regclass::oid AS class, oid, connamespace AS namespace, conname::text AS name FROM pg_conversion
    UNION ALL SELECT 'subscription', 'pg_subscription'::regclass, oid, 0, subname FROM pg_subscription
    UNION ALL SELECT 'language', 'pg_language'::regclass, oid, 0, lanname FROM pg_language
    UNION ALL SELECT 'access method', 'pg_am'::regclass, oid, 0, amname FROM pg_am
    UNION ALL SELECT 'transform', 'pg_transform'::regclass, t.oid, 0, format_type(t.trftype, NULL) || ' ' || l.lanname
        FROM pg_transform AS t JOIN pg_language AS l ON l.oid = t.trflang
) AS g LEFT JOIN pg_namespace AS n ON n.oid = g.namespace
WHERE g.oid >= 16384
