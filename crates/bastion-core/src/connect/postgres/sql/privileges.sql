SELECT o.kind, o.oid, o.part, o.is_default, x.grantee, x.privilege_type, x.is_grantable
FROM (
    SELECT 'schema' AS kind, oid, 0 AS part, false AS is_default, nspacl AS acl FROM pg_namespace WHERE nspacl IS NOT NULL
    UNION ALL SELECT 'schema', oid, 0, true, acldefault('n', nspowner) FROM pg_namespace WHERE nspacl IS NOT NULL
    UNION ALL SELECT 'class', oid, 0, false, relacl FROM pg_class WHERE relacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'class', oid, 0, true, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, relowner)
        FROM pg_class WHERE relacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'class', attrelid, attnum, false, attacl FROM pg_attribute WHERE attacl IS NOT NULL AND attrelid >= 16384
    UNION ALL SELECT 'routine', oid, 0, false, proacl FROM pg_proc WHERE proacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'routine', oid, 0, true, acldefault('f', proowner) FROM pg_proc WHERE proacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'wrapper', oid, 0, false, fdwacl FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'wrapper', oid, 0, true, acldefault('F', fdwowner) FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'server', oid, 0, false, srvacl FROM pg_foreign_server WHERE srvacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'server', oid, 0, true, acldefault('S', srvowner) FROM pg_foreign_server WHERE srvacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'type', oid, 0, false, typacl FROM pg_type WHERE typacl IS NOT NULL AND oid >= 16384
    UNION ALL SELECT 'type', oid, 0, true, acldefault('T', typowner) FROM pg_type WHERE typacl IS NOT NULL AND oid >= 16384
) AS o, LATERAL aclexplode(o.acl) AS x
