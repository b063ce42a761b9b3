SELECT d.oid, d.dictnamespace, d.dictname::text, quote_ident(n.nspname) || '.' || quote_ident(t.tmplname), d.dictinitoption, d.dictowner
FROM pg_ts_dict AS d JOIN pg_ts_template AS t ON t.oid = d.dicttemplate JOIN pg_namespace AS n ON n.oid = t.tmplnamespace
WHERE d.oid >= 16384
