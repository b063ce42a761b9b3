SELECT i.indexrelid, i.indrelid, c.relname::text, a.amname::text, i.indisunique, {nulls_not_distinct}, i.indisvalid,
       i.indisclustered, i.indisreplident, i.indkey::int2[], i.indclass::oid[], i.indoption::int2[], i.indcollation::oid[],
       i.indnkeyatts, c.reloptions, t.spcname::text,
       CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END,
       CASE WHEN i.indexprs IS NOT NULL THEN
            ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, false) FROM generate_series(1, i.indnkeyatts) AS k) END,
       pc.relname::text, pn.nspname::text,
       CASE WHEN i.indexprs IS NOT NULL AND EXISTS (SELECT FROM unnest(i.indcollation::oid[]) AS k WHERE k NOT IN (0, 100))
            THEN pg_get_indexdef(i.indexrelid) END
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
JOIN pg_am AS a ON a.oid = c.relam
LEFT JOIN pg_inherits AS h ON h.inhrelid = i.indexrelid
LEFT JOIN pg_class AS pc ON pc.oid = h.inhparent
LEFT JOIN pg_namespace AS pn ON pn.oid = pc.relnamespace
LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace
WHERE i.indexrelid >= 16384 AND i.indrelid >= 16384
