SELECT list.name, list.type, list.wr, list.strict, master.sql
FROM pragma_table_list AS list
JOIN main.sqlite_schema AS master ON master.name = list.name AND master.type IN ('table', 'view')
WHERE list.schema = 'main' AND list.type IN ('table', 'view', 'virtual') AND list.name NOT LIKE 'sqlite\_%' ESCAPE '\'
