SELECT entry.name, key.cid, key.name, key."desc", key.coll
FROM pragma_table_list AS list, pragma_index_list(list.name, 'main') AS entry, pragma_index_xinfo(entry.name, 'main') AS key
WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND key."key" = 1
ORDER BY entry.name, key.seqno
