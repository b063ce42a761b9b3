SELECT current_setting('server_version'), current_setting('server_version_num')::int4, current_database()::text,
       (SELECT oid FROM pg_database WHERE datname = current_database())
