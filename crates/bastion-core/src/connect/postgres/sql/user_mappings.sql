SELECT umid, srvname::text, umuser, ARRAY(SELECT split_part(o, '=', 1) FROM unnest(umoptions) AS o ORDER BY split_part(o, '=', 1) COLLATE "C"), umoptions IS NULL
FROM pg_user_mappings WHERE umid >= 16384
