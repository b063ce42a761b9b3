SELECT r.prpubid, r.prrelid, {published_columns}, {published_filter}, r.oid FROM pg_publication_rel AS r
