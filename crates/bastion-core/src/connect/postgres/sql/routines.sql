SELECT p.oid, p.pronamespace, p.proname::text, p.prokind::text, l.lanname::text, p.provolatile::text, p.proisstrict,
       p.proparallel::text, p.prosecdef, p.proleakproof, p.proconfig, p.procost, p.prorows, p.proretset, p.proowner,
       ARRAY(SELECT format_type(t.oid, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY AS t (oid, place) ORDER BY t.place),
       ARRAY(SELECT format_type(t.oid, NULL)
             FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (oid, place) ORDER BY t.place),
       p.proargmodes::text[], p.proargnames, p.pronargdefaults, pg_get_function_result(p.oid),
       coalesce({body}, CASE WHEN p.prokind <> 'a' THEN p.prosrc END,
            (SELECT concat_ws(', ', 'SFUNC = ' || g.aggtransfn::regproc, 'STYPE = ' || format_type(g.aggtranstype, NULL),
                'SSPACE = ' || nullif(g.aggtransspace, 0), 'FINALFUNC = ' || nullif(g.aggfinalfn, 0)::regproc,
                CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                CASE WHEN g.aggfinalfn <> 0 AND g.aggfinalmodify <> CASE g.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END
                    THEN 'FINALFUNC_MODIFY = ' || CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                'COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::regproc, 'SERIALFUNC = ' || nullif(g.aggserialfn, 0)::regproc,
                'DESERIALFUNC = ' || nullif(g.aggdeserialfn, 0)::regproc, 'INITCOND = ' || quote_literal(g.agginitval),
                'MSFUNC = ' || nullif(g.aggmtransfn, 0)::regproc, 'MINVFUNC = ' || nullif(g.aggminvtransfn, 0)::regproc,
                'MSTYPE = ' || CASE WHEN g.aggmtranstype <> 0 THEN format_type(g.aggmtranstype, NULL) END,
                'MSSPACE = ' || nullif(g.aggmtransspace, 0), 'MFINALFUNC = ' || nullif(g.aggmfinalfn, 0)::regproc,
                CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END, 'MINITCOND = ' || quote_literal(g.aggminitval),
                (SELECT 'SORTOP = OPERATOR(' || quote_ident(sn.nspname) || '.' || so.oprname || ')' FROM pg_operator AS so
                    JOIN pg_namespace AS sn ON sn.oid = so.oprnamespace WHERE so.oid = g.aggsortop),
                CASE WHEN g.aggkind = 'h' THEN 'HYPOTHETICAL' END)
            FROM pg_aggregate AS g WHERE g.aggfnoid = p.oid)),
       CASE WHEN p.pronargdefaults > 0 THEN ARRAY(SELECT pg_get_function_arg_default(p.oid, place::int4)
            FROM generate_series(1, cardinality(coalesce(p.proallargtypes, p.proargtypes::oid[]))) AS place ORDER BY place) END,
       {is_inline}, p.probin, nullif(p.prosupport, 0)::regproc::text,
       ARRAY(SELECT format_type(t.oid, NULL) FROM unnest(p.protrftypes) WITH ORDINALITY AS t (oid, place) ORDER BY t.place),
       (SELECT g.aggkind::text || g.aggnumdirectargs FROM pg_aggregate AS g WHERE g.aggfnoid = p.oid)
FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
