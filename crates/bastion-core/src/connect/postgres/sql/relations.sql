WITH RECURSIVE unreachable (oid) AS (
    SELECT f.ftrelid FROM pg_foreign_table AS f JOIN pg_foreign_server AS s ON s.oid = f.ftserver
    JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw WHERE w.fdwhandler = 0
    UNION
    SELECT r.ev_class FROM unreachable AS u
    JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = u.oid AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_rewrite AS r ON r.oid = d.objid
)
SELECT c.oid, c.relnamespace, c.relname::text, c.relkind::text, c.relpersistence::text, c.relreplident::text,
       c.relrowsecurity, c.relforcerowsecurity, c.reloptions, t.spcname::text, a.amname::text, c.relowner, c.relispopulated,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
       CASE WHEN c.relkind = 'v' AND c.oid NOT IN (SELECT oid FROM unreachable)
            THEN pg_relation_is_updatable(c.oid, true) & 28 = 28 ELSE false END,
       s.srvname::text, f.ftoptions, ot.typname::text, otn.nspname::text, toast.reloptions
FROM pg_class AS c
LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace
LEFT JOIN pg_am AS a ON a.oid = c.relam
LEFT JOIN pg_foreign_table AS f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server AS s ON s.oid = f.ftserver
LEFT JOIN pg_type AS ot ON ot.oid = c.reloftype
LEFT JOIN pg_namespace AS otn ON otn.oid = ot.typnamespace
LEFT JOIN pg_class AS toast ON toast.oid = c.reltoastrelid
WHERE c.oid >= 16384 AND c.relkind NOT IN ('i', 'I', 't', 'S', 'c') AND c.relpersistence <> 't'
