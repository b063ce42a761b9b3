SELECT f.oid, f.opfnamespace, f.opfname::text, a.amname::text, f.opfowner
FROM pg_opfamily AS f JOIN pg_am AS a ON a.oid = f.opfmethod
WHERE f.oid >= 16384
