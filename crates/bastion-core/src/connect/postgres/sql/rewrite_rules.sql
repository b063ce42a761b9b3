SELECT r.oid, r.ev_class, r.rulename::text, pg_get_ruledef(r.oid), r.ev_enabled::text
FROM pg_rewrite AS r WHERE r.oid >= 16384 AND r.rulename <> '_RETURN'
