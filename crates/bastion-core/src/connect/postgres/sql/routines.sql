SELECT p.oid, p.pronamespace, p.proname::text, p.prokind::text, l.lanname::text, p.provolatile::text, p.proisstrict,
       p.proparallel::text, p.prosecdef, p.proleakproof, p.proconfig, p.procost, p.prorows, p.proretset, p.proowner,
       ARRAY(SELECT format_type(t.oid, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY AS t (oid, place) ORDER BY t.place),
       ARRAY(SELECT format_type(t.oid, NULL)
             FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (oid, place) ORDER BY t.place),
       p.proargmodes::text[], p.proargnames, p.pronargdefaults, pg_get_function_result(p.oid),
       coalesce({body}, CASE WHEN p.prokind <> 'a' THEN p.prosrc END,
            (SELECT concat_ws(' ', g.aggtransfn::regproc, nullif(g.aggfinalfn, 0::regproc), format_type(g.aggtranstype, NULL),
                g.agginitval) FROM pg_aggregate AS g WHERE g.aggfnoid = p.oid))
FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.oid >= 16384
