SELECT s.schemaname::text, s.tablename::text, s.attname::text, c.reltuples::float8, s.null_frac::float8, s.n_distinct::float8,
       s.most_common_vals::text::text[], s.most_common_freqs::float8[], s.histogram_bounds::text::text[]
FROM pg_stats AS s
JOIN pg_namespace AS n ON n.nspname = s.schemaname
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = s.tablename
WHERE NOT s.inherited AND s.schemaname !~ '^pg_' AND s.schemaname <> 'information_schema'
