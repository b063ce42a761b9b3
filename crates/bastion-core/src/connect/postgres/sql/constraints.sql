SELECT c.oid, c.conname::text, c.conrelid, c.contypid, c.contype::text, c.convalidated, c.condeferrable, c.condeferred,
       c.conkey, c.confrelid, c.confkey, c.confupdtype::text, c.confdeltype::text, c.confmatchtype::text, c.connoinherit,
       c.conindid, c.conparentid,
       CASE c.contype WHEN 'c' THEN pg_get_expr(c.conbin, c.conrelid) WHEN 'x' THEN pg_get_constraintdef(c.oid) END,
       {enforced}, {period}, {delete_columns}, c.conislocal
FROM pg_constraint AS c
WHERE c.oid >= 16384 AND (c.conrelid >= 16384 OR c.contypid >= 16384)
