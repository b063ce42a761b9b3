SELECT oid, fdwname::text, fdwowner, nullif(fdwhandler, 0)::regproc::text, nullif(fdwvalidator, 0)::regproc::text, fdwoptions
FROM pg_foreign_data_wrapper WHERE oid >= 16384
