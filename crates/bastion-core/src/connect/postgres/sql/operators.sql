SELECT o.oid, o.oprnamespace, o.oprname::text, CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END,
       CASE WHEN o.oprright <> 0 THEN format_type(o.oprright, NULL) END, format_type(o.oprresult, NULL), o.oprcode::regproc::text,
       cn.nspname::text, c.oprname::text, nn.nspname::text, n.oprname::text, nullif(o.oprrest, 0)::regproc::text,
       nullif(o.oprjoin, 0)::regproc::text, o.oprcanmerge, o.oprcanhash, o.oprowner
FROM pg_operator AS o
LEFT JOIN pg_operator AS c ON c.oid = o.oprcom
LEFT JOIN pg_namespace AS cn ON cn.oid = c.oprnamespace
LEFT JOIN pg_operator AS n ON n.oid = o.oprnegate
LEFT JOIN pg_namespace AS nn ON nn.oid = n.oprnamespace
WHERE o.oid >= 16384 AND o.oprcode <> 0
