//! Codes of the catalogue that nobody knows: each is recorded, none stops a snapshot, and nothing else changes.

use bastion_core::snapshot::GapReason;

use crate::server::{Database, Server};

const SCHEMA: &str = "
    CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, g integer GENERATED ALWAYS AS (1) STORED, n text,
        CONSTRAINT k CHECK (n <> ''));
    CREATE TABLE u (id integer CONSTRAINT points REFERENCES t (id));
    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
    CREATE POLICY p ON t USING (true);
    CREATE RULE r AS ON DELETE TO u DO INSTEAD NOTHING;
    CREATE TYPE e AS ENUM ('a'); CREATE DOMAIN d AS integer;
    CREATE CAST (text AS e) WITH INOUT;
    CREATE COLLATION l (PROVIDER = icu, LOCALE = 'de');
    CREATE AGGREGATE a (integer) (SFUNC = int4pl, STYPE = integer);
    CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE EVENT TRIGGER et ON sql_drop EXECUTE FUNCTION ef();";

/// A catalogue, its column with a code, the row, and the object that the gap is about.
const CODES: [(&str, &str, &str, &str); 22] = [
    ("pg_trigger", "tgenabled", "tgname = 'g'", "trigger public.t.g"),
    ("pg_class", "relkind", "relname = 'u'", "relation public.u"),
    ("pg_class", "relreplident", "relname = 'u'", "relation public.u"),
    ("pg_constraint", "contype", "conname = 'k'", "constraint public.t.k"),
    ("pg_constraint", "confupdtype", "conname = 'points'", "constraint public.u.points"),
    ("pg_constraint", "confdeltype", "conname = 'points'", "constraint public.u.points"),
    ("pg_constraint", "confmatchtype", "conname = 'points'", "constraint public.u.points"),
    ("pg_type", "typtype", "typname = 'd'", "type public.d"),
    ("pg_proc", "prokind", "proname = 'f'", "routine public.f"),
    ("pg_proc", "provolatile", "proname = 'f'", "routine public.f()"),
    ("pg_proc", "proparallel", "proname = 'f'", "routine public.f()"),
    ("pg_aggregate", "aggkind", "aggfnoid = 'a(integer)'::regprocedure", "routine public.a(integer)"),
    ("pg_attribute", "attidentity", "attrelid = 't'::regclass AND attname = 'n'", "column public.t.n"),
    ("pg_attribute", "attgenerated", "attrelid = 't'::regclass AND attname = 'n'", "column public.t.n"),
    ("pg_attribute", "attstorage", "attrelid = 't'::regclass AND attname = 'n'", "column public.t.n"),
    ("pg_attribute", "attcompression", "attrelid = 't'::regclass AND attname = 'n'", "column public.t.n"),
    ("pg_policy", "polcmd", "polname = 'p'", "row_policy public.t.p"),
    ("pg_rewrite", "ev_enabled", "rulename = 'r'", "rule public.u.r"),
    ("pg_event_trigger", "evtenabled", "evtname = 'et'", "event trigger et"),
    ("pg_cast", "castcontext", "oid >= 16384", "cast text AS public.e"),
    ("pg_cast", "castmethod", "oid >= 16384", "cast text AS public.e"),
    ("pg_collation", "collprovider", "collname = 'l'", "collation public.l"),
];

#[tokio::test]
async fn unknown_codes_are_recorded() {
    let database = Database::new(Server::Main, "unknown_codes").await;
    database.run(SCHEMA).await;
    let usual = database.snapshot().await;
    assert_eq!(usual.gaps(), []);
    database.run("SET allow_system_table_mods = on").await;
    for (catalogue, column, row, object) in CODES {
        let read = format!("SELECT {column}::text FROM {catalogue} WHERE {row}");
        let before: String = database.client.query_one(&read, &[]).await.unwrap().get(0);
        let write = |code: &str| format!("UPDATE {catalogue} SET {column} = '{code}' WHERE {row}");
        database.run(&write("Z")).await;
        let found = database.snapshot().await;
        database.run(&write(&before)).await;
        let gaps: Vec<String> = found
            .gaps()
            .iter()
            .map(|gap| {
                assert_eq!(gap.reason, GapReason::Unknown);
                format!("{} {}", gap.object_kind, gap.path.join("."))
            })
            .collect();
        assert_eq!(gaps, [object], "{catalogue}.{column}");
    }
    assert_eq!(database.snapshot().await.digest(), usual.digest());
}
