SELECT p.oid, p.pubname::text, p.pubowner, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot,
       {published_generated}
FROM pg_publication AS p WHERE p.oid >= 16384
