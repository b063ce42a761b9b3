SELECT DISTINCT classid, objid, objsubid, refclassid, refobjid, refobjsubid
FROM pg_depend
WHERE deptype IN ('n', 'a', 'i') AND refobjid >= 16384 AND (objid >= 16384)
