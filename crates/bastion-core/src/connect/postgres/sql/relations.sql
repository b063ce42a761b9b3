SELECT c.oid, c.relnamespace, c.relname::text, c.relkind::text, c.relpersistence::text, c.relreplident::text,
       c.relrowsecurity, c.relforcerowsecurity, c.reloptions, t.spcname::text, a.amname::text, c.relowner, c.relispopulated,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
       CASE WHEN c.relkind = 'v' THEN pg_relation_is_updatable(c.oid, false) & 28 = 28 ELSE false END,
       CASE WHEN c.relkind = 'f' THEN (SELECT s.srvname || coalesce(' ' || array_to_string(f.ftoptions, ' '), '')
            FROM pg_foreign_table AS f JOIN pg_foreign_server AS s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) END
FROM pg_class AS c
LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace
LEFT JOIN pg_am AS a ON a.oid = c.relam
WHERE c.oid >= 16384 AND c.relkind NOT IN ('i', 'I', 't', 'S', 'c') AND c.relpersistence <> 't'
