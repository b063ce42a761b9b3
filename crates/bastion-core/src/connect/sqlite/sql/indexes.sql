SELECT list.name, entry.name, entry."unique", entry.origin, master.sql
FROM pragma_table_list AS list, pragma_index_list(list.name, 'main') AS entry
LEFT JOIN main.sqlite_schema AS master ON master.type = 'index' AND master.name = entry.name
WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY list.name, entry.name
