//! `source.query`: the guard first, then the bounds.

use bastion_core::connect::SystemRuntime;
use bastion_core::ops::source_query::{self, Input, Output};
use bastion_core::ops::sql_check::CheckDecision;
use bastion_core::port::QueryLimits;
use serde_json::json;

use crate::connect_mysql;
use crate::server::{Database, Server};

fn input(source: &str, sql: &str) -> Input {
    Input {
        source: source.to_owned(),
        sql: sql.to_owned(),
        snapshot: None,
        schemas: Vec::new(),
        relations: Vec::new(),
        routines: Vec::new(),
        catalogue: false,
        limits: QueryLimits::default(),
    }
}

async fn answer(input: Input) -> Output {
    source_query::run(&SystemRuntime::new(), input).await.unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn what_the_guard_wrote_is_what_runs() {
    let database = Database::new(Server::Main, "query_operation").await;
    database
        .run(
            "CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL); INSERT INTO item VALUES (1, 'a'), (2, 'b');
             CREATE FUNCTION quiet(integer) RETURNS integer LANGUAGE sql STABLE AS 'SELECT $1';
             CREATE SCHEMA other; CREATE TABLE other.thing (id integer);",
        )
        .await;
    let address = database.address.as_str();
    let found = answer(input(address, "select Id, lower(name) /* x */ from item order by id -- y")).await;
    assert_eq!((found.verdict.decision, &found.refused), (CheckDecision::Allow, &None));
    let written = found.verdict.sql.unwrap();
    assert!(written.contains("pg_catalog") && !written.contains("/*"), "{written}");
    assert_eq!(found.result.unwrap().rows, [[json!(1), json!("a")], [json!(2), json!("b")]]);
    for (sql, code) in [
        ("DELETE FROM item", "query_not_allowed"),
        ("SELECT 1; SELECT 2", "query_not_allowed"),
        ("SELECT * FROM other.thing", "query_not_allowed"),
        ("SELECT pg_sleep(1)", "query_not_allowed"),
        ("SELECT quiet(1)", "query_needs_approval"),
    ] {
        let refused = answer(input(address, sql)).await;
        assert_eq!((refused.refused.as_deref(), refused.result), (Some(code), None), "{sql}");
        assert!(!refused.verdict.reasons.is_empty(), "{sql}");
    }
    let approved = Input { routines: vec!["public.quiet".to_owned()], ..input(address, "SELECT quiet(1)") };
    assert_eq!(answer(approved).await.result.unwrap().rows, [[json!(1)]]);
    let explained = answer(input(address, "EXPLAIN (ANALYZE, FORMAT JSON) SELECT id FROM item")).await.result.unwrap();
    assert!(
        explained.row_count == 1 && explained.rows[0][0].as_str().unwrap().contains("Actual Rows"),
        "{explained:?}"
    );
    let both =
        Input { schemas: vec!["other".to_owned(), "public".to_owned()], ..input(address, "SELECT * FROM thing") };
    assert_eq!(answer(both).await.result.unwrap().row_count, 0);
    let limits = QueryLimits { rows_max: 0, ..QueryLimits::default() };
    let error =
        source_query::run(&SystemRuntime::new(), Input { limits, ..input(address, "SELECT 1") }).await.unwrap_err();
    assert_eq!(error.code().as_str(), "invalid_argument");
    // a snapshot of another product would be judged by other rules
    let snapshot = connect_mysql_snapshot().await;
    let foreign = Input { snapshot: Some(snapshot), ..input(address, "SELECT 1") };
    let error = source_query::run(&SystemRuntime::new(), foreign).await.unwrap_err();
    assert_eq!(error.code().as_str(), "query_failed");
    database.discard().await;
}

async fn connect_mysql_snapshot() -> bastion_core::snapshot::SnapshotDocument {
    let address = connect_mysql::database("query_foreign", "CREATE TABLE a (id int)").await;
    let source = crate::server::open(&address).await;
    let found = source.snapshot(&Default::default()).await.unwrap().to_document();
    connect_mysql::discard("query_foreign").await;
    found
}

#[tokio::test]
async fn mariadb_reads_in_the_schema_that_is_meant() {
    let first = connect_mysql::database("query_first", "CREATE TABLE item (id int); INSERT INTO item VALUES (1)").await;
    let _ = connect_mysql::database("query_second", "CREATE TABLE item (id int); INSERT INTO item VALUES (2)").await;
    // the connection names one database, and may read another
    let whole = first.rsplit_once('/').unwrap().0;
    let second = Input { schemas: vec!["bastion_query_second".to_owned()], ..input(whole, "SELECT id FROM item") };
    assert_eq!(answer(second).await.result.unwrap().rows, [[json!(2)]]);
    assert_eq!(answer(input(&first, "SELECT id FROM item")).await.result.unwrap().rows, [[json!(1)]]);
    let refused = answer(input(&first, "SELECT id FROM bastion_query_second.item")).await;
    assert_eq!(refused.refused.as_deref(), Some("query_not_allowed"));
    for name in ["query_first", "query_second"] {
        connect_mysql::discard(name).await;
    }
}
