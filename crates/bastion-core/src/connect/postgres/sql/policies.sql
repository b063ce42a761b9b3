SELECT oid, polrelid, polname::text, polcmd::text, polpermissive, polroles, pg_get_expr(polqual, polrelid),
       pg_get_expr(polwithcheck, polrelid)
FROM pg_policy
