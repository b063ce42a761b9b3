SELECT adrelid, adnum, pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid >= 16384
