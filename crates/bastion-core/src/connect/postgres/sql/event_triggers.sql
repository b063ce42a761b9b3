SELECT e.oid, e.evtname::text, e.evtevent::text, e.evtowner, n.nspname::text, p.proname::text, e.evtenabled::text, e.evttags
FROM pg_event_trigger AS e JOIN pg_proc AS p ON p.oid = e.evtfoid JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE e.oid >= 16384
