SELECT s.oid, s.stxnamespace, s.stxname::text, s.stxrelid, s.stxkind::text[], s.stxkeys::int2[], {statistics_expressions},
       {object_statistics_target}, s.stxowner
FROM pg_statistic_ext AS s WHERE s.oid >= 16384
