-- On which partitions a trigger of the whole table fires at other times: through every level, for sub-partitions.
WITH RECURSIVE clones AS (
    SELECT oid, tgrelid, tgenabled, tgparentid AS above FROM pg_trigger WHERE tgparentid <> 0 AND tgconstrrelid = 0
    UNION ALL
    SELECT c.oid, c.tgrelid, c.tgenabled, p.tgparentid
    FROM clones AS c JOIN pg_trigger AS p ON p.oid = c.above WHERE p.tgparentid <> 0
)
SELECT t.oid, c.tgrelid, c.tgenabled::text
FROM clones AS c JOIN pg_trigger AS t ON t.oid = c.above
WHERE t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> c.tgenabled
