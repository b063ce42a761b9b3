SELECT g.kind, g.class, g.oid, n.nspname::text, g.name
FROM (
    SELECT 'operator' AS kind, 'pg_operator'::regclass::oid AS class, oid, oprnamespace AS namespace, oprname::text AS name FROM pg_operator
    UNION ALL SELECT 'operator class', 'pg_opclass'::regclass, oid, opcnamespace, opcname FROM pg_opclass
    UNION ALL SELECT 'operator family', 'pg_opfamily'::regclass, oid, opfnamespace, opfname FROM pg_opfamily
    UNION ALL SELECT 'cast', 'pg_cast'::regclass, oid, 0, format_type(castsource, NULL) || ' to ' || format_type(casttarget, NULL) FROM pg_cast
    UNION ALL SELECT 'collation', 'pg_collation'::regclass, oid, collnamespace, collname FROM pg_collation
    UNION ALL SELECT 'conversion', 'pg_conversion'::regclass, oid, connamespace, conname FROM pg_conversion
    UNION ALL SELECT 'text search configuration', 'pg_ts_config'::regclass, oid, cfgnamespace, cfgname FROM pg_ts_config
    UNION ALL SELECT 'text search dictionary', 'pg_ts_dict'::regclass, oid, dictnamespace, dictname FROM pg_ts_dict
    UNION ALL SELECT 'text search parser', 'pg_ts_parser'::regclass, oid, prsnamespace, prsname FROM pg_ts_parser
    UNION ALL SELECT 'text search template', 'pg_ts_template'::regclass, oid, tmplnamespace, tmplname FROM pg_ts_template
    UNION ALL SELECT 'statistics object', 'pg_statistic_ext'::regclass, oid, stxnamespace, stxname FROM pg_statistic_ext
    UNION ALL SELECT 'publication', 'pg_publication'::regclass, oid, 0, pubname FROM pg_publication
    UNION ALL SELECT 'subscription', 'pg_subscription'::regclass, oid, 0, subname FROM pg_subscription
    UNION ALL SELECT 'foreign data wrapper', 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwname FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'foreign server', 'pg_foreign_server'::regclass, oid, 0, srvname FROM pg_foreign_server
    UNION ALL SELECT 'event trigger', 'pg_event_trigger'::regclass, oid, 0, evtname FROM pg_event_trigger
    UNION ALL SELECT 'language', 'pg_language'::regclass, oid, 0, lanname FROM pg_language
    UNION ALL SELECT 'access method', 'pg_am'::regclass, oid, 0, amname FROM pg_am
    UNION ALL SELECT 'rule', 'pg_rewrite'::regclass, r.oid, c.relnamespace, c.relname || '.' || r.rulename
        FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'
    UNION ALL SELECT 'default privileges', 'pg_default_acl'::regclass, oid, defaclnamespace,
        pg_get_userbyid(defaclrole) || ' ' || defaclobjtype::text FROM pg_default_acl
) AS g LEFT JOIN pg_namespace AS n ON n.oid = g.namespace
WHERE g.oid >= 16384
