SELECT classid, objid, refobjid FROM pg_depend WHERE deptype = 'e' AND objid >= 16384
