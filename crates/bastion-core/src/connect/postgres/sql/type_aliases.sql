SELECT t.oid, coalesce(nullif(t.typelem, 0), nullif(t.typrelid, 0), {multirange_of}), CASE WHEN t.typelem <> 0 THEN 'pg_type'::regclass::oid
       WHEN t.typrelid <> 0 THEN 'pg_class'::regclass::oid ELSE 'pg_type'::regclass::oid END
FROM pg_type AS t
WHERE t.oid >= 16384 AND ((t.typelem <> 0 AND t.typcategory = 'A' AND t.typtype <> 'd') OR t.typrelid <> 0 OR t.typtype = 'm')
