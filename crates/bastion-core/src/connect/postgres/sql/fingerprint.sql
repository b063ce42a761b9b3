-- Two numbers per catalogue: how many rows it has, and the sum of the transactions that wrote them. A transaction that
-- changes the schema writes rows, and its number is greater than those of the rows it replaces: one of the two moves.
-- `age` of a fixed transaction minus that of the row's is the row's transaction as a number, whatever the current one is;
-- rows from before the first transaction (1) have none: they are left out, and are in when they are changed.
-- A default's row is never changed without its column's, so `pg_attrdef` is not looked at; of `pg_depend`, only what
-- belongs to an extension changes alone (a sequence that gets another owner is itself written anew). Names of roles that own
-- something here or have rights on it, of tablespaces and of the database are read as they are: their catalogues are
-- shared, or not open to everyone.
SELECT string_agg(concat_ws(':', name, rows, rows * age('3'::xid) - ages), ',') FROM (
    SELECT 'pg_namespace' AS name, count(*) AS rows, sum(age(xmin)) AS ages FROM pg_catalog.pg_namespace WHERE xmin <> '1' AND nspname !~ '^pg_(toast_)?temp_'
    UNION ALL
    SELECT 'pg_class', count(*), sum(age(xmin)) FROM pg_catalog.pg_class WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_attribute', count(*), sum(age(xmin)) FROM pg_catalog.pg_attribute WHERE attnum > 0 AND xmin <> '1'
    UNION ALL
    SELECT 'pg_constraint', count(*), sum(age(xmin)) FROM pg_catalog.pg_constraint WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_index', count(*), sum(age(xmin)) FROM pg_catalog.pg_index WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_inherits', count(*), sum(age(xmin)) FROM pg_catalog.pg_inherits WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_partitioned_table', count(*), sum(age(xmin)) FROM pg_catalog.pg_partitioned_table WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_rewrite', count(*), sum(age(xmin)) FROM pg_catalog.pg_rewrite WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_trigger', count(*), sum(age(xmin)) FROM pg_catalog.pg_trigger WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_policy', count(*), sum(age(xmin)) FROM pg_catalog.pg_policy WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_sequence', count(*), sum(age(xmin)) FROM pg_catalog.pg_sequence WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_type', count(*), sum(age(xmin)) FROM pg_catalog.pg_type WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_enum', count(*), sum(age(xmin)) FROM pg_catalog.pg_enum WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_range', count(*), sum(age(xmin)) FROM pg_catalog.pg_range WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_proc', count(*), sum(age(xmin)) FROM pg_catalog.pg_proc WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_aggregate', count(*), sum(age(xmin)) FROM pg_catalog.pg_aggregate WHERE aggfnoid >= 16384
    UNION ALL
    SELECT 'pg_operator', count(*), sum(age(xmin)) FROM pg_catalog.pg_operator WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_opclass', count(*), sum(age(xmin)) FROM pg_catalog.pg_opclass WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_opfamily', count(*), sum(age(xmin)) FROM pg_catalog.pg_opfamily WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_amop', count(*), sum(age(xmin)) FROM pg_catalog.pg_amop WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_amproc', count(*), sum(age(xmin)) FROM pg_catalog.pg_amproc WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_cast', count(*), sum(age(xmin)) FROM pg_catalog.pg_cast WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_collation', count(*), sum(age(xmin)) FROM pg_catalog.pg_collation WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_conversion', count(*), sum(age(xmin)) FROM pg_catalog.pg_conversion WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_ts_config', count(*), sum(age(xmin)) FROM pg_catalog.pg_ts_config WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_ts_config_map', count(*), sum(age(xmin)) FROM pg_catalog.pg_ts_config_map WHERE mapcfg >= 16384
    UNION ALL
    SELECT 'pg_ts_dict', count(*), sum(age(xmin)) FROM pg_catalog.pg_ts_dict WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_ts_parser', count(*), sum(age(xmin)) FROM pg_catalog.pg_ts_parser WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_ts_template', count(*), sum(age(xmin)) FROM pg_catalog.pg_ts_template WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_statistic_ext', count(*), sum(age(xmin)) FROM pg_catalog.pg_statistic_ext WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_publication', count(*), sum(age(xmin)) FROM pg_catalog.pg_publication WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_publication_rel', count(*), sum(age(xmin)) FROM pg_catalog.pg_publication_rel WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_foreign_data_wrapper', count(*), sum(age(xmin)) FROM pg_catalog.pg_foreign_data_wrapper WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_foreign_server', count(*), sum(age(xmin)) FROM pg_catalog.pg_foreign_server WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_foreign_table', count(*), sum(age(xmin)) FROM pg_catalog.pg_foreign_table WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_event_trigger', count(*), sum(age(xmin)) FROM pg_catalog.pg_event_trigger WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_default_acl', count(*), sum(age(xmin)) FROM pg_catalog.pg_default_acl WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_extension', count(*), sum(age(xmin)) FROM pg_catalog.pg_extension WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_language', count(*), sum(age(xmin)) FROM pg_catalog.pg_language WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_transform', count(*), sum(age(xmin)) FROM pg_catalog.pg_transform WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_am', count(*), sum(age(xmin)) FROM pg_catalog.pg_am WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_description', count(*), sum(age(xmin)) FROM pg_catalog.pg_description WHERE objoid >= 16384 OR objoid = 2200 AND xmin <> '1'
    UNION ALL
    SELECT 'pg_seclabel', count(*), sum(age(xmin)) FROM pg_catalog.pg_seclabel WHERE xmin <> '1'
    UNION ALL
    SELECT 'pg_depend', count(*), sum(age(xmin)) FROM pg_catalog.pg_depend WHERE refclassid = 'pg_catalog.pg_extension'::regclass AND xmin <> '1'
    UNION ALL
    SELECT 'public', count(*), 0 FROM pg_catalog.pg_namespace WHERE nspname = 'public' AND xmin = '1'
    UNION ALL
    {publication_namespace}
) AS catalogues
UNION ALL
SELECT string_agg(concat_ws(':', 'role', oid, rolname), ',' ORDER BY oid) FROM pg_catalog.pg_roles
WHERE oid = 10 OR oid IN (
    SELECT refobjid FROM pg_catalog.pg_shdepend
    WHERE dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
)
UNION ALL
SELECT string_agg(concat_ws(':', 'tablespace', oid, spcname), ',' ORDER BY oid) FROM pg_catalog.pg_tablespace
UNION ALL
SELECT concat_ws(':', 'database', oid, datname, datdba, datacl::text, datcollate) FROM pg_catalog.pg_database
WHERE datname = current_database()
UNION ALL
SELECT string_agg(concat_ws(':', 'mapping', umid, srvid, umuser), ',' ORDER BY umid) FROM pg_catalog.pg_user_mappings
UNION ALL
SELECT string_agg(concat_ws(':', 'subscription', oid, subname), ',' ORDER BY oid) FROM pg_catalog.pg_subscription
