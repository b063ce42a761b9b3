SELECT d.defaclrole, coalesce(n.nspname::text, ''), d.defaclobjtype::text, o.usual, x.grantee, x.privilege_type, x.is_grantable
FROM pg_default_acl AS d
LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL (
    SELECT false AS usual, d.defaclacl AS acl
    UNION ALL SELECT true, acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE d.defaclobjtype END, d.defaclrole)
    WHERE d.defaclnamespace = 0
) AS o
CROSS JOIN LATERAL aclexplode(o.acl) AS x
