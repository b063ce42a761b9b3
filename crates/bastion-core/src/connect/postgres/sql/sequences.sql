SELECT c.oid, c.relnamespace, c.relname::text, c.relowner, c.relpersistence::text, format_type(s.seqtypid, NULL),
       s.seqstart::text, s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcache::text, s.seqcycle
FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid
WHERE c.oid >= 16384 AND c.relpersistence <> 't'
