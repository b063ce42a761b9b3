//! MariaDB, by the contract of all sources, and what is its own.

use bastion_core::connect::SystemRuntime;
use bastion_core::error::Coded;
use bastion_core::impact::{Consumer, Description};
use bastion_core::port::{Introspector, Runtime, SnapshotOptions};
use bastion_core::rules::ProbeAnswer;
use bastion_core::schema::{Constraint, ConstraintKind, Object};
use bastion_core::snapshot::{Snapshot, SnapshotDocument};
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts};

const ITEM: &str =
    "CREATE TABLE contract_item (id integer PRIMARY KEY, name text NOT NULL, price numeric DEFAULT 0, note text);
    INSERT INTO contract_item VALUES (1, 'a', 5, NULL), (2, 'b', 7, 'n'), (3, 'b', 7, NULL);";

fn server() -> String {
    std::env::var("BASTION_TEST_MARIADB")
        .expect("BASTION_TEST_MARIADB is not set: run `make test`, or scripts/mariadb.sh start and env")
}

async fn root() -> Conn {
    Conn::new(Opts::from_url(&server()).unwrap()).await.unwrap()
}

/// An empty database with the statements in it; its address.
pub async fn database(name: &str, sql: &str) -> String {
    let name = format!("bastion_{name}");
    let mut connection = root().await;
    connection.query_drop(format!("DROP DATABASE IF EXISTS {name}")).await.unwrap();
    connection.query_drop(format!("CREATE DATABASE {name}")).await.unwrap();
    connection.query_drop(format!("USE {name}")).await.unwrap();
    let mut results = connection.query_iter(sql).await.unwrap_or_else(|error| panic!("{error} in {sql}"));
    while !results.is_empty() {
        results.collect::<mysql_async::Row>().await.unwrap();
    }
    drop(results);
    format!("{}/{name}", server())
}

/// Drops a database before the server goes.
pub async fn discard(name: &str) {
    root().await.query_drop(format!("DROP DATABASE IF EXISTS bastion_{name}")).await.unwrap();
}

async fn open(address: &str) -> Box<dyn Introspector> {
    SystemRuntime::new().connect(address).await.unwrap_or_else(|error| panic!("{error}")).introspector
}

async fn snapshot(address: &str) -> Snapshot {
    open(address).await.snapshot(&SnapshotOptions::default()).await.unwrap_or_else(|error| panic!("{error}"))
}

async fn setup(name: &str) -> (Box<dyn Introspector>, String) {
    let address = database(&format!("contract_{name}"), ITEM).await;
    (open(&address).await, format!("bastion_contract_{name}"))
}

bastion_core::introspector_contract!(super::connect_mysql::setup);

#[tokio::test]
async fn every_kind_is_read_and_every_table_reproduced() {
    let address = database("every_kind", include_str!("../fixtures/mysql/every_kind.sql")).await;
    let found = snapshot(&address).await;
    assert_eq!(found.gaps(), []);
    let document = SnapshotDocument { source: Default::default(), ..found.to_document() };
    insta::assert_json_snapshot!(document.objects);
}

#[tokio::test]
async fn what_the_model_does_not_hold_is_a_gap() {
    let sql = "CREATE TABLE plain (a int); \
               CREATE TABLE special (a int, b int, PERIOD FOR era (c, d), c date, d date); \
               CREATE TABLE merged (a int, KEY small (a) KEY_BLOCK_SIZE=4);";
    let found = snapshot(&database("gaps", sql).await).await;
    let gaps: Vec<_> = found.gaps().iter().map(|gap| (gap.path.clone(), gap.detail.clone().unwrap())).collect();
    let path = |table: &str| vec!["bastion_gaps".to_owned(), table.to_owned()];
    assert_eq!(
        gaps,
        [
            (path("merged"), "not reproduced: KEY `small` (`a`) KEY_BLOCK_SIZE=4".to_owned()),
            (path("special"), "not reproduced: PERIOD FOR `era` (`c`, `d`)".to_owned()),
        ]
    );
}

#[tokio::test]
async fn a_check_at_a_column_and_a_foreign_key_may_share_their_name() {
    let sql = "CREATE TABLE p (id int PRIMARY KEY); \
               CREATE TABLE c (a int CHECK (a > 0), CONSTRAINT a FOREIGN KEY (a) REFERENCES p (id));";
    let found = snapshot(&database("same_name", sql).await).await;
    let named: Vec<_> = found
        .entries()
        .filter_map(|entry| match entry.object() {
            Object::Constraint(Constraint { relation, name, constraint_kind, .. }) if relation == "c" => {
                Some((name.as_str(), *constraint_kind))
            }
            _ => None,
        })
        .collect();
    assert_eq!(named, [("a", ConstraintKind::ForeignKey), ("a_check", ConstraintKind::Check)]);
    assert_eq!(found.gaps(), []);
}

#[tokio::test]
async fn the_counter_of_a_table_is_data() {
    let address = database("counter", "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)").await;
    let before = snapshot(&address).await;
    root().await.query_drop("INSERT INTO bastion_counter.t VALUES (41)").await.unwrap();
    let after = snapshot(&address).await;
    assert_eq!((before.digest(), after.gaps()), (after.digest(), [].as_slice()));
}

#[tokio::test]
async fn without_a_database_all_are_read() {
    database("all_one", "CREATE TABLE t (a int)").await;
    let found = snapshot(&server()).await;
    let schemas: Vec<_> = found
        .entries()
        .filter_map(|entry| match entry.object() {
            Object::Schema(schema) => Some(schema.name.as_str()),
            _ => None,
        })
        .collect();
    assert!(schemas.contains(&"bastion_all_one"));
    assert!(!schemas.iter().any(|name| ["mysql", "sys", "information_schema", "performance_schema"].contains(name)));
}

#[tokio::test]
async fn a_reader_with_few_rights_says_what_it_cannot_see() {
    let sql = "CREATE TABLE seen (a int); CREATE TABLE unseen (a int); CREATE FUNCTION f() RETURNS int RETURN 1; \
               GRANT SELECT ON seen TO bastion_reader@`127.0.0.1`; GRANT EXECUTE ON FUNCTION f TO bastion_reader@`127.0.0.1`";
    let address = database("few_rights", sql).await.replace("root@", "bastion_reader@");
    let found = snapshot(&address).await;
    let gaps: Vec<_> = found.gaps().iter().map(|gap| gap.object_kind.as_str()).collect();
    assert_eq!(gaps, ["privileges of other users", "routine"]);
    assert!(found.entries().any(|entry| entry.key().name() == "seen"));
}

#[tokio::test]
async fn passwords_and_encryption_are_as_asked() {
    let server = server();
    let with = |user: &str, query: &str| format!("{}/{query}", server.replace("root@", user));
    let runtime = SystemRuntime::new();
    let code = async |address: String| match runtime.connect(&address).await {
        Ok(_) => "connected".to_owned(),
        Err(error) => error.code().as_str().to_owned(),
    };
    assert_eq!(code(with("bastion_password:correct%20horse@", "")).await, "connected");
    assert_eq!(code(with("bastion_password:wrong@", "")).await, "source_unauthorized");
    assert_eq!(code(with("root@", "no_such_database")).await, "source_unauthorized");
    assert_eq!(code("mysql://root@127.0.0.1:1/".to_owned()).await, "source_unreachable");
    let authority = std::env::var("BASTION_TEST_MARIADB_CA").unwrap();
    for (mode, expected) in [("DISABLED", ""), ("PREFERRED", "TLS"), ("REQUIRED", "TLS")] {
        assert_eq!(cipher(&with("root@", &format!("?ssl-mode={mode}"))).await, expected, "{mode}");
    }
    let trusted = with("root@", &format!("?ssl-mode=VERIFY_IDENTITY&ssl-ca={authority}"));
    assert_eq!(code(trusted.replace("127.0.0.1", "localhost")).await, "connected");
    assert_eq!(code(with("root@", "?ssl-mode=VERIFY_CA")).await, "source_tls_failed");
}

// whether the server sees the connection of a source encrypted
async fn cipher(address: &str) -> &'static str {
    let probe =
        "SELECT 1 FROM information_schema.session_status WHERE variable_name = 'SSL_CIPHER' AND variable_value <> ''";
    match open(address).await.probe(probe, 1000).await.unwrap() {
        ProbeAnswer::Row => "TLS",
        ProbeAnswer::NoRow => "",
        ProbeAnswer::Unanswered(found) => panic!("{}", found.reason),
    }
}

#[tokio::test]
async fn a_probe_reads_and_is_boxed_in_time() {
    let address = database("probe", "CREATE TABLE t (a int); INSERT INTO t VALUES (1)").await;
    let source = open(&address).await;
    assert_eq!(source.probe("SELECT 1 FROM t WHERE a = 1", 1000).await.unwrap(), ProbeAnswer::Row);
    assert_eq!(source.probe("SELECT 1 FROM t WHERE a = 2", 1000).await.unwrap(), ProbeAnswer::NoRow);
    for refused in ["DELETE FROM t", "SELECT sleep(5) FROM t", "SELECT 1 FROM no_such_table"] {
        let answer = source.probe(refused, 200).await.unwrap();
        assert!(matches!(answer, ProbeAnswer::Unanswered(_)), "{refused}: {answer:?}");
    }
    // and the connection is as it was
    assert_eq!(source.probe("SELECT 1 FROM t", 1000).await.unwrap(), ProbeAnswer::Row);
}

#[tokio::test]
async fn a_changing_catalogue_gives_a_whole_snapshot_or_an_error() {
    let address = database("storm", "CREATE TABLE steady (a int)").await;
    let storm = tokio::spawn(async {
        let mut connection = root().await;
        for round in 0..40 {
            connection.query_drop(format!("CREATE TABLE bastion_storm.t{round} (a int, KEY (a))")).await.unwrap();
            connection.query_drop(format!("ALTER TABLE bastion_storm.t{round} ADD b int")).await.unwrap();
            connection.query_drop(format!("DROP TABLE bastion_storm.t{round}")).await.unwrap();
        }
    });
    let source = open(&address).await;
    for _ in 0..10 {
        match source.snapshot(&SnapshotOptions::default()).await {
            // no table is half there
            Ok(found) => assert_eq!(found.gaps(), []),
            Err(error) => assert_eq!(error.code().as_str(), "source_changing", "{error}"),
        }
    }
    storm.await.unwrap();
}

#[tokio::test]
async fn changes_are_judged_by_the_servers_own_types_and_the_data() {
    let sql = "CREATE TABLE t (a int, b varchar(20), c enum('x', 'y'), d int unsigned, e varchar(9), f datetime); \
               INSERT INTO t VALUES (1, 'much too long', 'x', 4000000000, 'short', NULL)";
    let address = database("judged", sql).await;
    let old = snapshot(&address).await;
    let changed =
        "CREATE TABLE t (a bigint, b varchar(10), c enum('x', 'y', 'z'), d int, e varchar(5), f timestamp NULL)";
    let new = snapshot(&database("judged", changed).await).await;
    // the rows that the findings are about
    let address = database("judged", sql).await;
    let comparison = bastion_core::rules::compare(&old, &new, &Default::default()).unwrap();
    let source = open(&address).await;
    let mut found = Vec::new();
    for finding in &comparison.findings {
        let answer = match &finding.probe {
            Some(probe) => format!("{:?}", source.probe(&probe.query, 1000).await.unwrap()),
            None => "-".to_owned(),
        };
        found.push(format!("{} {} {answer}", finding.rule, finding.location.path.last().unwrap()));
    }
    assert_eq!(
        found,
        ["COL008 a -", "COL009 b Row", "COL007 c -", "COL009 d Row", "COL009 e NoRow", "COL013 f -"],
        "{found:#?}"
    );
}

#[tokio::test]
async fn statements_are_described_and_never_run() {
    let address =
        database("described", "CREATE TABLE t (a int unsigned, b varchar(9)); INSERT INTO t VALUES (1, 'x')").await;
    let source = open(&address).await;
    let consumer = |sql: &str| Consumer { sql: sql.to_owned(), ..Consumer::default() };
    let consumers =
        ["SELECT a, b AS c FROM t WHERE a = ?", "DELETE FROM t", "SELECT gone FROM t", "nonsense"].map(consumer);
    let found = source.describe(&consumers, &[]).await.unwrap();
    let Description::Prepared(first) = &found[0] else { panic!("{found:?}") };
    let columns: Vec<_> =
        first.columns.iter().map(|column| (column.name.as_str(), column.data_type.as_str())).collect();
    assert_eq!((columns, first.parameters.len()), (vec![("a", "int unsigned"), ("c", "varchar")], 1));
    assert!(matches!(&found[1], Description::Prepared(found) if found.columns.is_empty()));
    for (position, code) in [(2, "42S22"), (3, "42000")] {
        assert!(matches!(&found[position], Description::Refused(refused) if refused.code == code), "{found:?}");
    }
    assert_eq!(source.probe("SELECT 1 FROM t", 1000).await.unwrap(), ProbeAnswer::Row);
}

#[tokio::test]
async fn what_the_server_recorded_can_be_asked_again() {
    let address = database("recorded", "CREATE TABLE t (a int)").await;
    let mut connection = Conn::new(Opts::from_url(&address).unwrap()).await.unwrap();
    // a server records no new statements once its table of them is full
    connection.query_drop("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest").await.unwrap();
    connection.query_drop("SELECT a FROM t WHERE a IN (1, 2, 3) AND a <> 'x'").await.unwrap();
    let source = open(&address).await;
    let recorded = source.recorded_statements().await.unwrap();
    let consumers = bastion_core::impact::from_recorded(&recorded);
    let found = consumers.iter().position(|consumer| consumer.sql.contains(" IN (")).unwrap();
    assert!(consumers[found].calls >= Some(1));
    let described = source.describe(&consumers, &[]).await.unwrap();
    assert!(matches!(&described[found], Description::Prepared(_)), "{:?} {:?}", consumers[found], described[found]);
}
