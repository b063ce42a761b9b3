SELECT m.family, d.refobjid, m.text, m.class, m.oid
FROM (
    SELECT 'pg_amop'::regclass::oid AS class, oid, amopfamily AS family, 'OPERATOR ' || amopstrategy || ' ' || amopopr::regoperator::text
        || CASE amoppurpose WHEN 'o' THEN ' FOR ORDER BY ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(f.opfname)
            FROM pg_opfamily AS f JOIN pg_namespace AS n ON n.oid = f.opfnamespace WHERE f.oid = amopsortfamily) ELSE '' END AS text
    FROM pg_amop WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_amproc'::regclass::oid, oid, amprocfamily, 'FUNCTION ' || amprocnum || ' (' || format_type(amproclefttype, NULL) || ', '
        || format_type(amprocrighttype, NULL) || ') ' || amproc::regprocedure::text
    FROM pg_amproc WHERE oid >= 16384
) AS m
LEFT JOIN pg_depend AS d ON d.classid = m.class AND d.objid = m.oid AND d.refclassid = 'pg_opclass'::regclass AND d.deptype IN ('i', 'n')
ORDER BY m.family, m.text COLLATE "C"
