SELECT name, type FROM pragma_table_xinfo(?1, 'main') ORDER BY cid
