SELECT t.oid, t.tgrelid, t.tgname::text, t.tgenabled::text, n.nspname::text, p.proname::text, pg_get_triggerdef(t.oid)
FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE t.oid >= 16384 AND NOT t.tgisinternal AND t.tgparentid = 0
