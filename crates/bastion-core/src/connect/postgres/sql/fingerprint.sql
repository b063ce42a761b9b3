-- One number per catalogue: which rows it has and which transaction wrote each. `age` of a fixed transaction minus
-- `age` of the row's gives the row's transaction as a number, whatever the current one is. Rows of temporary tables and
-- of the system itself are left out. Names of roles that own something here or have rights on it, of tablespaces and of
-- the database are read as they are: their catalogues are shared, or not open to everyone.
SELECT string_agg(catalog || ':' || rows || ':' || coalesce(mix, 0), ',') FROM (
SELECT 'pg_namespace' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_'
UNION ALL
SELECT 'pg_class' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_class WHERE relpersistence <> 't' AND oid >= 16384
UNION ALL
SELECT 'pg_attribute' AS catalog, count(*) AS rows, sum(hashint8extended(attrelid::int8 * 65536 + attnum, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_attribute WHERE attrelid >= 16384 AND attnum > 0
UNION ALL
SELECT 'pg_attrdef' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_attrdef WHERE oid >= 16384
UNION ALL
SELECT 'pg_constraint' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_constraint WHERE oid >= 16384
UNION ALL
SELECT 'pg_index' AS catalog, count(*) AS rows, sum(hashint8extended(indexrelid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_index WHERE indexrelid >= 16384
UNION ALL
SELECT 'pg_inherits' AS catalog, count(*) AS rows, sum(hashint8extended(inhrelid::int8 * 65536 + inhparent::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_inherits WHERE inhrelid >= 16384
UNION ALL
SELECT 'pg_partitioned_table' AS catalog, count(*) AS rows, sum(hashint8extended(partrelid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_partitioned_table WHERE partrelid >= 16384
UNION ALL
SELECT 'pg_rewrite' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_rewrite WHERE oid >= 16384
UNION ALL
SELECT 'pg_trigger' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_trigger WHERE oid >= 16384
UNION ALL
SELECT 'pg_policy' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_policy WHERE oid >= 16384
UNION ALL
SELECT 'pg_sequence' AS catalog, count(*) AS rows, sum(hashint8extended(seqrelid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_sequence WHERE seqrelid >= 16384
UNION ALL
SELECT 'pg_type' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_type WHERE oid >= 16384
UNION ALL
SELECT 'pg_enum' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_enum WHERE oid >= 16384
UNION ALL
SELECT 'pg_range' AS catalog, count(*) AS rows, sum(hashint8extended(rngtypid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_range WHERE rngtypid >= 16384
UNION ALL
SELECT 'pg_proc' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_proc WHERE oid >= 16384
UNION ALL
SELECT 'pg_aggregate' AS catalog, count(*) AS rows, sum(hashint8extended(aggfnoid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_aggregate WHERE aggfnoid >= 16384
UNION ALL
SELECT 'pg_operator' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_operator WHERE oid >= 16384
UNION ALL
SELECT 'pg_opclass' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_opclass WHERE oid >= 16384
UNION ALL
SELECT 'pg_opfamily' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_opfamily WHERE oid >= 16384
UNION ALL
SELECT 'pg_amop' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_amop WHERE oid >= 16384
UNION ALL
SELECT 'pg_amproc' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_amproc WHERE oid >= 16384
UNION ALL
SELECT 'pg_cast' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_cast WHERE oid >= 16384
UNION ALL
SELECT 'pg_collation' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_collation WHERE oid >= 16384
UNION ALL
SELECT 'pg_conversion' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_conversion WHERE oid >= 16384
UNION ALL
SELECT 'pg_ts_config' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_ts_config WHERE oid >= 16384
UNION ALL
SELECT 'pg_ts_config_map' AS catalog, count(*) AS rows, sum(hashint8extended(mapcfg::int8 * 65536 + maptokentype * 256 + mapseqno, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_ts_config_map WHERE mapcfg >= 16384
UNION ALL
SELECT 'pg_ts_dict' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_ts_dict WHERE oid >= 16384
UNION ALL
SELECT 'pg_ts_parser' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_ts_parser WHERE oid >= 16384
UNION ALL
SELECT 'pg_ts_template' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_ts_template WHERE oid >= 16384
UNION ALL
SELECT 'pg_statistic_ext' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_statistic_ext WHERE oid >= 16384
UNION ALL
SELECT 'pg_publication' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_publication WHERE oid >= 16384
UNION ALL
SELECT 'pg_publication_rel' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_publication_rel WHERE oid >= 16384
UNION ALL
SELECT 'pg_foreign_data_wrapper' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_foreign_data_wrapper WHERE oid >= 16384
UNION ALL
SELECT 'pg_foreign_server' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_foreign_server WHERE oid >= 16384
UNION ALL
SELECT 'pg_foreign_table' AS catalog, count(*) AS rows, sum(hashint8extended(ftrelid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_foreign_table WHERE ftrelid >= 16384
UNION ALL
SELECT 'pg_event_trigger' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_event_trigger WHERE oid >= 16384
UNION ALL
SELECT 'pg_default_acl' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_default_acl WHERE oid >= 16384
UNION ALL
SELECT 'pg_extension' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_extension WHERE true
UNION ALL
SELECT 'pg_language' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_language WHERE oid >= 16384
UNION ALL
SELECT 'pg_transform' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_transform WHERE oid >= 16384
UNION ALL
SELECT 'pg_am' AS catalog, count(*) AS rows, sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_am WHERE oid >= 16384
UNION ALL
SELECT 'pg_description' AS catalog, count(*) AS rows, sum(hashint8extended(objoid::int8 * 65536 + objsubid, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_description WHERE objoid >= 16384
UNION ALL
SELECT 'pg_seclabel' AS catalog, count(*) AS rows, sum(hashint8extended(objoid::int8 * 65536 + objsubid, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_seclabel WHERE objoid >= 16384
UNION ALL
SELECT 'pg_depend' AS catalog, count(*) AS rows, sum(hashint8extended(objid::int8 * 65536 + refobjid::int8 + objsubid + refobjsubid, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) AS mix
FROM pg_catalog.pg_depend WHERE objid >= 16384
--15 UNION ALL SELECT 'published_schemas', count(*), sum(hashint8extended(oid::int8, ((SELECT age('3'::xid)) - age(xmin))::int8) >> 8) FROM pg_catalog.pg_publication_namespace
UNION ALL
SELECT 'subscriptions', count(*), sum(hashtextextended(subname, oid::int8) >> 8) FROM pg_catalog.pg_subscription
UNION ALL
SELECT 'roles', count(*), sum(hashtextextended(rolname, oid::int8) >> 8) FROM pg_catalog.pg_roles
WHERE oid = 10 OR oid IN (
    SELECT refobjid FROM pg_catalog.pg_shdepend
    WHERE dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
)
UNION ALL
SELECT 'tablespaces', count(*), sum(hashtextextended(spcname, oid::int8) >> 8) FROM pg_catalog.pg_tablespace
UNION ALL
SELECT 'database', 1, hashtextextended(concat_ws(' ', datname, datdba, datacl::text, datcollate), oid::int8) >> 8
FROM pg_catalog.pg_database WHERE datname = current_database()
UNION ALL
SELECT 'user_mappings', count(*), sum(hashtextextended(concat_ws(' ', srvid, umuser, umoptions::text), umid::int8) >> 8)
FROM pg_catalog.pg_user_mappings
) AS catalogues
