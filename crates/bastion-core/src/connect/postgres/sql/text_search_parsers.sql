SELECT oid, prsnamespace, prsname::text, 'parser',
       ARRAY['START = ' || prsstart::regproc, 'GETTOKEN = ' || prstoken::regproc, 'END = ' || prsend::regproc,
             'LEXTYPES = ' || prslextype::regproc] || CASE WHEN prsheadline <> 0 THEN ARRAY['HEADLINE = ' || prsheadline::regproc] END
FROM pg_ts_parser WHERE oid >= 16384
UNION ALL
SELECT oid, tmplnamespace, tmplname::text, 'template',
       CASE WHEN tmplinit <> 0 THEN ARRAY['INIT = ' || tmplinit::regproc] ELSE '{}' END || ARRAY['LEXIZE = ' || tmpllexize::regproc]
FROM pg_ts_template WHERE oid >= 16384
