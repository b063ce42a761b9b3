//! Whether a catalogue changed, without reading it.

use bastion_core::port::SnapshotOptions;
use bastion_core::port::keep::look;

use crate::server::{Database, Server};

const SCHEMA: &str = "
    CREATE TYPE mood AS ENUM ('good', 'bad');
    CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
    CREATE TABLE person (id bigint PRIMARY KEY, felt mood DEFAULT 'good', age positive, CHECK (felt <> 'bad'));
    CREATE FUNCTION plus_one(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n + 1';
    CREATE VIEW adult AS SELECT id, plus_one(age) AS next FROM person WHERE felt = 'good';
    CREATE INDEX person_age ON person (plus_one(age));
    CREATE SCHEMA other; CREATE TABLE other.t (a text); CREATE VIEW reads_other AS SELECT a FROM other.t;";

// What changes the texts of objects whose own rows stay as they are, and what changes one catalogue alone.
const CHANGES: &[&str] = &[
    "ALTER TYPE mood RENAME TO feeling",
    "ALTER TYPE feeling RENAME VALUE 'good' TO 'fine'",
    "ALTER FUNCTION plus_one(integer) RENAME TO successor",
    "ALTER SCHEMA other RENAME TO elsewhere",
    "ALTER TABLE elsewhere.t RENAME COLUMN a TO b",
    "ALTER TABLE person RENAME COLUMN age TO years",
    "ALTER DOMAIN positive RENAME TO above_zero",
    "COMMENT ON COLUMN person.years IS 'since birth'",
    "GRANT SELECT ON person TO PUBLIC",
    "GRANT UPDATE (id) ON person TO PUBLIC",
    "CREATE SEQUENCE s; ALTER SEQUENCE s OWNED BY person.id",
    "ALTER SEQUENCE s OWNED BY NONE",
    "ALTER TABLE person ALTER COLUMN years SET STATISTICS 500",
    "ALTER TABLE person CLUSTER ON person_age",
    "CREATE ROLE bastion_fingerprint; ALTER TABLE person OWNER TO bastion_fingerprint",
    "ALTER ROLE bastion_fingerprint RENAME TO bastion_fingerprint_too",
    "CREATE PUBLICATION p FOR TABLE person (id)",
    "ALTER PUBLICATION p SET TABLE person (id, years)",
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
    "CREATE RULE r AS ON DELETE TO person DO NOTHING",
    "CREATE EXTENSION pg_trgm",
    "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH english_stem",
    "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER v FOREIGN DATA WRAPPER w",
    "CREATE USER MAPPING FOR PUBLIC SERVER v OPTIONS (a 'b')",
    "DROP USER MAPPING FOR PUBLIC SERVER v",
    "CREATE STATISTICS st ON id, years FROM person",
    "CREATE CAST (text AS above_zero) WITH INOUT",
    "CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)",
    "DROP OPERATOR === (integer, integer)",
];

#[tokio::test]
async fn every_change_of_the_schema_is_seen() {
    for server in [Server::Main, Server::Newest] {
        let database = Database::new(server, "fingerprint").await;
        database.run("DROP ROLE IF EXISTS bastion_fingerprint, bastion_fingerprint_too").await;
        database.run(SCHEMA).await;
        let source = database.source().await;
        let mut before = (source.fingerprint(None).await.unwrap().unwrap(), database.snapshot().await);
        for change in CHANGES {
            // the newest server has no contrib
            if server == Server::Newest && change.contains("pg_trgm") {
                continue;
            }
            database.run(change).await;
            let after = (source.fingerprint(Some(&before.0)).await.unwrap().unwrap(), database.snapshot().await);
            assert_eq!(after.0.scope, before.0.scope);
            assert!(after.1.to_json().unwrap() != before.1.to_json().unwrap(), "{change} changes nothing");
            assert_ne!(after.0.digest, before.0.digest, "{change} is not seen");
            before = after;
        }
        database.run("DROP OWNED BY bastion_fingerprint_too CASCADE; DROP ROLE bastion_fingerprint_too").await;
    }
}

#[tokio::test]
async fn what_is_no_change_of_the_schema_is_not_seen() {
    let database = Database::new(Server::Main, "fingerprint_quiet").await;
    database.run(SCHEMA).await;
    let source = database.source().await;
    let before = source.fingerprint(None).await.unwrap().unwrap();
    for quiet in [
        "INSERT INTO person SELECT n FROM generate_series(1, 1000) AS n",
        "ANALYZE",
        "VACUUM",
        "UPDATE person SET age = 5 WHERE id < 10",
        "CREATE TEMPORARY TABLE passing (a integer); DROP TABLE passing",
        "CREATE ROLE bastion_passing; DROP ROLE bastion_passing",
    ] {
        database.run(quiet).await;
        let now = source.fingerprint(None).await.unwrap().unwrap();
        assert!(now.same_schema(&before), "{quiet}");
        // what the one before knows may save looking, and changes nothing
        assert!(source.fingerprint(Some(&before)).await.unwrap().unwrap().same_schema(&before), "{quiet}");
    }
    // another connection sees the same
    assert!(database.source().await.fingerprint(None).await.unwrap().unwrap().same_schema(&before));
}

#[tokio::test]
async fn a_look_reads_only_what_changed() {
    let database = Database::new(Server::Main, "fingerprint_look").await;
    database.run(SCHEMA).await;
    let source = database.source().await;
    let options = SnapshotOptions::default();
    let first = look(source.as_ref(), &options, None).await.unwrap();
    assert!(first.read);
    let known = (first.fingerprint.clone().unwrap(), first.snapshot.clone());
    let second = look(source.as_ref(), &options, Some(known.clone())).await.unwrap();
    assert!(!second.read && second.snapshot == first.snapshot);
    // what was asked for is another question
    let other = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    assert!(look(source.as_ref(), &other, Some(known.clone())).await.unwrap().read);
    database.run("ALTER TYPE mood RENAME TO feeling").await;
    let third = look(source.as_ref(), &options, Some(known)).await.unwrap();
    assert!(third.read);
    assert_eq!(third.snapshot, database.snapshot().await);
}

#[tokio::test]
async fn a_role_that_may_not_know_its_cluster_reads_all() {
    let database = Database::new(Server::Main, "fingerprint_role").await;
    database.run(SCHEMA).await;
    database.run("REVOKE EXECUTE ON FUNCTION pg_control_system(), pg_control_checkpoint() FROM PUBLIC").await;
    let source = crate::server::open(&database.address_as("bastion_password:correct%20horse")).await;
    assert_eq!(source.fingerprint(None).await.unwrap(), None);
    assert!(look(source.as_ref(), &SnapshotOptions::default(), None).await.unwrap().read);
}
