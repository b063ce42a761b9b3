SELECT oid, collnamespace, collname::text, collowner, collprovider::text, {collation_locale}, collcollate::text, collctype::text,
       {collation_rules}, collisdeterministic, collversion
FROM pg_collation WHERE oid >= 16384
