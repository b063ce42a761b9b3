SELECT c.oid, format_type(castsource, NULL), format_type(casttarget, NULL), nullif(castfunc, 0)::regprocedure::text,
       castcontext::text, castmethod::text
FROM pg_cast AS c
WHERE c.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
