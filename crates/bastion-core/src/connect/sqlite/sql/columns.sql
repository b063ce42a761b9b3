SELECT list.name, info.name, info.type, info."notnull", info.dflt_value, info.pk, info.hidden
FROM pragma_table_list AS list, pragma_table_xinfo(list.name, 'main') AS info
WHERE list.schema = 'main' AND list.type IN ('table', 'virtual') AND list.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND info.hidden <> 1
ORDER BY list.name, info.cid
