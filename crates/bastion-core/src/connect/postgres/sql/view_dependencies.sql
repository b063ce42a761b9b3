SELECT r.ev_class, d.refobjid, d.refobjsubid
FROM pg_rewrite AS r
JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
WHERE r.oid >= 16384 AND r.rulename = '_RETURN' AND d.refobjid <> r.ev_class AND d.deptype = 'n'
