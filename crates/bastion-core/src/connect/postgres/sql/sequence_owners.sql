SELECT objid, refobjid, refobjsubid, deptype::text FROM pg_depend
WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i') AND refobjsubid > 0
  AND objid IN (SELECT seqrelid FROM pg_sequence)
