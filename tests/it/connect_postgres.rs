//! PostgreSQL, on real servers.

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::{Change, DiffOptions};
use bastion_core::error::Coded;
use bastion_core::port::{Introspector, Runtime, SnapshotOptions, StatisticsRequest};
use bastion_core::rules;
use bastion_core::schema::Object;
use bastion_core::snapshot::{GapReason, Snapshot, StatisticsMethod};

use crate::server::{Database, Server};

const CONTRACT: &str =
    "CREATE TABLE contract_item (id integer PRIMARY KEY, name text NOT NULL, price numeric DEFAULT 0, note text);
    INSERT INTO contract_item VALUES (1, 'a', 5, NULL), (2, 'b', 7, 'n'), (3, 'b', 7, NULL);";

mod contract {
    use super::*;

    async fn setup(name: &str) -> (Box<dyn Introspector>, String) {
        let database = Database::new(Server::Main, &format!("contract_{name}")).await;
        database.run(CONTRACT).await;
        (database.source().await, "public".to_owned())
    }

    bastion_core::introspector_contract!(super::contract::setup);
}

const EVERY_KIND: &str = include_str!("../fixtures/postgresql/every_kind.sql");

#[tokio::test]
async fn reads_every_kind_of_object() {
    for server in [Server::Main, Server::Newest] {
        let database = Database::new(server, "every_kind").await;
        database.run(EVERY_KIND).await;
        if server == Server::Main {
            database.run("CREATE EXTENSION pg_trgm; CREATE INDEX customer_trigram ON bank.customer USING gin (name gin_trgm_ops)").await;
        }
        let snapshot = database.snapshot().await;
        let objects: Vec<Object> = snapshot.entries().map(|entry| entry.object().clone()).collect();
        let gaps: Vec<_> = snapshot.gaps().to_vec();
        if server == Server::Main {
            insta::assert_json_snapshot!("every_kind", (objects, gaps));
        } else {
            assert_eq!(snapshot.len(), objects.len());
            assert!(objects.iter().any(|object| matches!(object, Object::Composite(_))));
        }
    }
}

#[tokio::test]
async fn what_is_no_schema_changes_nothing() {
    let database = Database::new(Server::Main, "no_schema").await;
    database.run(EVERY_KIND).await;
    let before = database.snapshot().await.to_json().unwrap();
    database
        .run("INSERT INTO bank.customer (name, email) SELECT 'n', 'mail' || g FROM generate_series(1, 1000) AS g")
        .await;
    for statement in [
        "ANALYZE",
        "VACUUM",
        "REINDEX TABLE bank.customer",
        "VACUUM FULL bank.customer",
        "SELECT nextval('bank.ticket')",
    ] {
        database.run(statement).await;
        assert_eq!(database.snapshot().await.to_json().unwrap(), before, "{statement}");
    }
    // catalogue rows in another physical order
    database.run("VACUUM FULL pg_attribute").await;
    database.run("VACUUM FULL pg_class").await;
    assert_eq!(database.snapshot().await.to_json().unwrap(), before);
}

async fn changes(database: &Database, before: &Snapshot, sql: &str) -> Vec<Change> {
    database.run(sql).await;
    rules::compare(before, &database.snapshot().await, &DiffOptions::default()).unwrap().diff.changes
}

#[tokio::test]
async fn renames_are_proven_and_recreations_seen() {
    let database = Database::new(Server::Main, "lineage").await;
    database.run("CREATE TABLE a (x integer CHECK (x > 0), y text); CREATE VIEW v AS SELECT x FROM a; CREATE INDEX i ON a (x)").await;
    let before = database.snapshot().await;
    let renamed = changes(&database, &before, "ALTER TABLE a RENAME COLUMN x TO z").await;
    // the view keeps its own column name: only its text follows the rename
    assert!(matches!(renamed.as_slice(), [Change::Renamed(_), ..]), "{renamed:#?}");
    assert!(
        renamed.iter().all(|change| matches!(change, Change::Renamed(_)) || change.path() == ["public", "v"]),
        "{renamed:#?}"
    );
    let before = database.snapshot().await;
    let recreated = changes(&database, &before, "ALTER TABLE a DROP COLUMN y; ALTER TABLE a ADD COLUMN y text").await;
    assert!(matches!(recreated.as_slice(), [Change::Recreated(_)]), "{recreated:#?}");
}

#[tokio::test]
async fn a_role_without_rights_sees_the_same_schema() {
    let database = Database::new(Server::Main, "rights").await;
    database.run(EVERY_KIND).await;
    database
        .run("DO $$ BEGIN CREATE ROLE bastion_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        .await;
    let full = database.snapshot().await;
    let source = crate::server::open(&database.address_as("bastion_reader")).await;
    let seen = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    assert_eq!(seen.digest(), full.digest());
}

#[tokio::test]
async fn odd_names_survive() {
    let database = Database::new(Server::Main, "odd_names").await;
    let long = "l".repeat(63);
    for name in ["a\"b", "new\nline", "\u{1f600}", "\u{5d0}\u{202e}x", "select", "a b", "'", "a.b", long.as_str()] {
        let quoted = bastion_core::connect::quote_identifier(name);
        database
            .run(&format!("CREATE SCHEMA {quoted}; CREATE TABLE {quoted}.{quoted} ({quoted} text UNIQUE); INSERT INTO {quoted}.{quoted} VALUES ('v')"))
            .await;
        let source = database.source().await;
        let columns = source.columns(name, name).await.unwrap();
        assert_eq!(columns[0].name, name);
        let request = StatisticsRequest {
            method: StatisticsMethod::Exact,
            sample_values: 3,
            sample_seed: None,
            distribution: false,
        };
        assert_eq!(source.column_stats(name, name, name, &request).await.unwrap().sample_values, ["v"]);
    }
    let snapshot = database.snapshot().await;
    assert_eq!(Snapshot::from_json(&snapshot.to_json().unwrap()).unwrap(), snapshot);
}

#[tokio::test]
async fn estimates_come_from_the_catalogue() {
    let database = Database::new(Server::Main, "estimates").await;
    database.run("CREATE TABLE t (x integer, y text); INSERT INTO t SELECT g % 10, CASE WHEN g % 4 = 0 THEN NULL ELSE 'v' END FROM generate_series(1, 1000) AS g; ANALYZE").await;
    let request = StatisticsRequest {
        method: StatisticsMethod::Catalog,
        sample_values: 5,
        sample_seed: None,
        distribution: false,
    };
    let options = SnapshotOptions { statistics: Some(request), ..Default::default() };
    let snapshot = database.source().await.snapshot(&options).await.unwrap();
    let x = snapshot.column_statistics("public", "t", "x").unwrap();
    assert_eq!((x.row_count, x.distinct_count), (Some(1000), Some(10)));
    let y = snapshot.column_statistics("public", "t", "y").unwrap();
    assert!((y.null_ratio.unwrap() - 0.25).abs() < 0.01);
    assert_eq!(snapshot.digest(), database.snapshot().await.digest());
}

#[tokio::test]
async fn a_storm_of_changes_neither_fails_nor_mixes() {
    let database = Database::new(Server::Main, "storm").await;
    database.run("CREATE TABLE a (x integer); CREATE VIEW v AS SELECT x FROM a").await;
    let storm = Database {
        client: tokio_postgres::connect(&database.address, tokio_postgres::NoTls)
            .await
            .map(|(client, connection)| {
                tokio::spawn(connection);
                client
            })
            .unwrap(),
        address: database.address.clone(),
    };
    let states = [
        "CREATE TABLE s (x integer DEFAULT 1 CHECK (x > 0)); CREATE VIEW w AS SELECT x FROM s; CREATE INDEX si ON s ((x + 1))",
        "DROP TABLE s CASCADE",
    ];
    let mut digests = Vec::new();
    for state in states {
        database.run(state).await;
        digests.push(database.source().await.snapshot(&SnapshotOptions::default()).await.unwrap().digest());
    }
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let stopped = std::sync::Arc::clone(&stop);
    let changing = tokio::spawn(async move {
        while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
            for state in states {
                storm.run(state).await;
            }
        }
    });
    for _ in 0..20 {
        match database.source().await.snapshot(&SnapshotOptions::default()).await {
            // one of the two states, or it says that it may be neither
            Ok(found) => assert!(
                digests.contains(&found.digest()) || found.gaps().iter().any(|gap| gap.reason == GapReason::Changed),
                "{:?}",
                found.gaps()
            ),
            Err(error) => assert_eq!(error.code().as_str(), "source_changing", "{error}"),
        }
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    changing.await.unwrap();
}

async fn code(address: &str) -> &'static str {
    match SystemRuntime::new().connect(address).await {
        Ok(_) => "connected",
        Err(error) => error.code().as_str(),
    }
}

#[tokio::test]
async fn says_why_it_cannot_connect() {
    let database = Database::new(Server::Main, "refusals").await;
    let (_, host) = database.address.split_once('@').unwrap();
    assert_eq!(code("postgresql://postgres@127.0.0.1:1/d").await, "source_unreachable");
    assert_eq!(code("postgresql://postgres@no-such-host.invalid/d").await, "source_unreachable");
    assert_eq!(code(&format!("postgresql://no_such_role@{host}")).await, "source_unauthorized");
    assert_eq!(code(&format!("postgresql://bastion_password:wrong@{host}")).await, "source_unauthorized");
    assert_eq!(code(&format!("postgresql://bastion_password:correct%20horse@{host}")).await, "connected");
    assert_eq!(code(&database.address.replace("bastion_refusals", "no_such_database")).await, "source_unauthorized");
    let newest = std::env::var("BASTION_TEST_POSTGRES_18").expect("make test sets it");
    assert_eq!(code(&format!("{newest}?sslmode=require")).await, "source_tls_failed");
}

#[tokio::test]
async fn encrypts_as_asked() {
    let database = Database::new(Server::Main, "encrypted").await;
    let authority = std::env::var("BASTION_TEST_POSTGRES_CA").expect("make test sets it");
    let address = |query: &str| format!("{}?{query}", database.address);
    let localhost = database.address.replace("127.0.0.1", "localhost");
    assert_eq!(code(&address("sslmode=disable")).await, "connected");
    assert_eq!(code(&address("sslmode=require")).await, "connected");
    assert_eq!(code(&address(&format!("sslmode=verify-ca&sslrootcert={authority}"))).await, "connected");
    assert_eq!(code(&format!("{localhost}?sslmode=verify-full&sslrootcert={authority}")).await, "connected");
    // the system's authorities did not sign it
    assert_eq!(code(&address("sslmode=verify-full")).await, "source_tls_failed");
    assert_eq!(code(&address("sslmode=verify-full&sslrootcert=/no/such/file.pem")).await, "source_tls_failed");
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let holding = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    let address = format!("postgresql://u@127.0.0.1:{port}/d?sslmode=disable&connect_timeout=1");
    assert_eq!(code(&address).await, "source_timeout");
    let diagnosis = SystemRuntime::new().diagnose(&address).await;
    assert!(!diagnosis.healthy);
    holding.abort();
}

#[tokio::test]
async fn a_role_that_may_not_see_statistics_gets_the_schema_and_none() {
    let database = Database::new(Server::Main, "no_statistics").await;
    database.run("CREATE TABLE t (a integer, b text); INSERT INTO t SELECT n, n FROM generate_series(1, 100) AS n; ANALYZE t").await;
    let options = |method| SnapshotOptions {
        statistics: Some(StatisticsRequest { method, sample_values: 0, sample_seed: None, distribution: true }),
        ..SnapshotOptions::default()
    };
    let own = database.source().await.snapshot(&options(StatisticsMethod::Catalog)).await.unwrap();
    let id = own.column_statistics("public", "t", "a").unwrap();
    assert_eq!((id.row_count, id.distinct_count, id.histogram_bounds.len()), (Some(100), Some(100), 100));
    let source = crate::server::open(&database.address_as("bastion_password:correct%20horse")).await;
    let other = source.snapshot(&options(StatisticsMethod::Catalog)).await.unwrap();
    assert_eq!((other.digest(), other.statistics().len()), (own.digest(), 0));
    // counting needs the rows, and says so
    let error = source.snapshot(&options(StatisticsMethod::Exact)).await.unwrap_err();
    assert_eq!(bastion_core::error::Coded::code(&error).as_str(), "source_unauthorized");
}

#[tokio::test]
async fn a_hundred_thousand_objects_fit() {
    let database = Database::new(Server::Main, "hundred_thousand").await;
    let columns: Vec<_> = (0..60).map(|column| format!("column_{column} integer")).collect();
    database.run(&format!("CREATE TABLE t0 ({})", columns.join(", "))).await;
    database
        .run("DO $$ BEGIN FOR n IN 1..1700 LOOP EXECUTE format('CREATE TABLE t%s (LIKE t0)', n); END LOOP; END $$")
        .await;
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    };
    let before = peak();
    let snapshot = database.snapshot().await;
    assert!(snapshot.len() > 100_000, "{}", snapshot.len());
    // ten times what the objects take
    assert!(peak() - before < 1024, "{} MiB", peak() - before);
    database.discard().await;
}
