SELECT s.oid, s.srvname::text, s.srvowner, w.fdwname::text, s.srvtype, s.srvversion, s.srvoptions
FROM pg_foreign_server AS s JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw WHERE s.oid >= 16384
