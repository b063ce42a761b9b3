SELECT m.mapcfg, t.alias, quote_ident(n.nspname) || '.' || quote_ident(d.dictname)
FROM pg_ts_config_map AS m
JOIN pg_ts_config AS c ON c.oid = m.mapcfg
JOIN LATERAL ts_token_type(c.cfgparser) AS t ON t.tokid = m.maptokentype
JOIN pg_ts_dict AS d ON d.oid = m.mapdict
JOIN pg_namespace AS n ON n.oid = d.dictnamespace
WHERE m.mapcfg >= 16384
ORDER BY m.mapcfg, t.alias, m.mapseqno
