SELECT a.attrelid, a.attnum, a.attname::text, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity::text,
       a.attgenerated::text, a.attcollation, a.attstorage::text, {compression}, {statistics_target}, a.attoptions, a.attfdwoptions, a.attislocal
FROM pg_attribute AS a
WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attrelid IN (SELECT oid FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f'))
