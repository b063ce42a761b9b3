SELECT c.oid, c.cfgnamespace, c.cfgname::text, quote_ident(n.nspname) || '.' || quote_ident(p.prsname), c.cfgowner
FROM pg_ts_config AS c JOIN pg_ts_parser AS p ON p.oid = c.cfgparser JOIN pg_namespace AS n ON n.oid = p.prsnamespace
WHERE c.oid >= 16384
