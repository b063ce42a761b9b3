SELECT list.name, key.id, key."table", key."from", key."to", key.on_update, key.on_delete, key."match"
FROM pragma_table_list AS list, pragma_foreign_key_list(list.name, 'main') AS key
WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY list.name, key.id, key.seq
