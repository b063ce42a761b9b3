//! PostgreSQL.

use bastion_core::port::{QueryLimits, QueryRequest, QueryTruncation};
use bastion_core::schema::Dialect;
use serde_json::json;

use super::relay::{Meddling, Relay};
use super::{ran, refusal};
use crate::server::{Database, Server, open};

const ITEMS: &str = "CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL);
    INSERT INTO item VALUES (1, 'a'), (2, 'b');
    CREATE SEQUENCE number;
    CREATE FUNCTION written() RETURNS integer LANGUAGE sql AS 'INSERT INTO public.item VALUES (3, ''c'') RETURNING id';";

async fn database(server: Server, name: &str) -> Database {
    let database = Database::new(server, name).await;
    database.run(ITEMS).await;
    database
}

fn request(sql: &str) -> QueryRequest {
    bounded(sql, QueryLimits::default())
}

fn bounded(sql: &str, limits: QueryLimits) -> QueryRequest {
    super::unjudged(Dialect::Postgresql, &["public"], sql, limits)
}

async fn count(database: &Database, from: &str) -> i64 {
    database.client.query_one(&format!("SELECT count(*) FROM {from}"), &[]).await.unwrap().get(0)
}

async fn nothing_is_written(server: Server, name: &str) {
    let database = database(server, name).await;
    let source = database.source().await;
    for (sql, state) in [
        ("SELECT written()", "25006"),
        ("SELECT nextval('number')", "25006"),
        ("SELECT setval('number', 7)", "25006"),
        // the mode is not lifted once something was asked
        ("SELECT set_config('transaction_read_only', 'off', true), written()", "25001"),
        // no cursor writes
        ("WITH gone AS (DELETE FROM item RETURNING id) SELECT id FROM gone", "0A000"),
        ("DELETE FROM item RETURNING id", "42601"),
        ("SELECT id INTO copied FROM item", "42601"),
        // what is sent is one statement
        ("SELECT 1; DELETE FROM item", "42601"),
        ("SELECT 1; COMMIT; DELETE FROM item", "42601"),
        ("COMMIT", "42601"),
        ("SELECT $1::integer", "parameters"),
    ] {
        let (code, message) = refusal(source.as_ref(), &request(sql)).await;
        assert!(code == "query_failed" && message.contains(state), "{sql}: {code}: {message}");
    }
    // what a transaction that only reads lets pass is rolled back
    let _ = source.query(&request("SELECT lo_create(0)")).await;
    assert_eq!(count(&database, "pg_largeobject_metadata").await, 0);
    assert_eq!(count(&database, "item").await, 2);
    assert_eq!(count(&database, "pg_class WHERE relname = 'copied'").await, 0);
    database.discard().await;
}

#[tokio::test]
async fn nothing_is_written_by_the_protocol_and_the_transaction() {
    nothing_is_written(Server::Main, "query_written").await;
}

#[tokio::test]
async fn nothing_is_written_in_the_newest_version() {
    nothing_is_written(Server::Newest, "query_written").await;
}

#[tokio::test]
async fn a_query_ends_when_its_time_is_over() {
    let database = database(Server::Main, "query_time").await;
    let source = database.source().await;
    let limits = QueryLimits { statement_timeout_ms: 200, lock_timeout_ms: 100, ..QueryLimits::default() };
    let (code, message) = refusal(source.as_ref(), &bounded("SELECT pg_sleep(600)", limits)).await;
    assert!(code == "source_timeout" && message.contains("within 200 ms"), "{code}: {message}");
    // nobody goes on with it
    let sleeping = "pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    assert_eq!(count(&database, sleeping).await, 0);
    database.run("BEGIN; LOCK TABLE item IN ACCESS EXCLUSIVE MODE").await;
    let limits = QueryLimits { lock_timeout_ms: 100, ..QueryLimits::default() };
    let (code, message) = refusal(source.as_ref(), &bounded("SELECT id FROM item", limits)).await;
    assert!(code == "source_timeout" && message.contains("waiting for a lock"), "{code}: {message}");
    database.run("ROLLBACK").await;
    assert_eq!(ran(source.as_ref(), &bounded("SELECT id FROM item", limits)).await.row_count, 2);
    database.discard().await;
}

#[tokio::test]
async fn no_more_is_taken_than_may_be() {
    let database = database(Server::Main, "query_caps").await;
    let source = database.source().await;
    let many = "SELECT generate_series(1, 10000000)";
    let few = ran(source.as_ref(), &bounded(many, QueryLimits { rows_max: 3, ..QueryLimits::default() })).await;
    assert_eq!((few.row_count, few.truncated), (3, Some(QueryTruncation::Rows)));
    assert_eq!(few.rows, [[json!(1)], [json!(2)], [json!(3)]]);
    let exactly = bounded("SELECT id FROM item", QueryLimits { rows_max: 2, ..QueryLimits::default() });
    assert_eq!(ran(source.as_ref(), &exactly).await.truncated, None);
    let limits = QueryLimits { rows_max: 100_000, bytes_max: 10_000, ..QueryLimits::default() };
    let small = ran(source.as_ref(), &bounded(many, limits)).await;
    assert_eq!(small.truncated, Some(QueryTruncation::Bytes));
    assert!(small.bytes <= 10_000 && small.bytes > 9_900 && small.row_count > 500, "{}", small.bytes);
    let nulls = ran(source.as_ref(), &bounded("SELECT NULL FROM generate_series(1, 100000)", limits)).await;
    assert_eq!((nulls.row_count, nulls.truncated), (1250, Some(QueryTruncation::Bytes)));
    // nobody goes on with it
    let running = "pg_stat_activity WHERE datname = current_database() AND query LIKE 'FETCH%' AND state = 'active'";
    while count(&database, running).await > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    database.discard().await;
}

/// Runs this test once more in a process that may not have more than 100 MiB of memory.
#[tokio::test]
async fn a_value_that_is_too_large_is_never_in_memory() {
    const INSIDE: &str = "BASTION_TEST_LITTLE_MEMORY";
    const NAME: &str = "source_query::postgres::a_value_that_is_too_large_is_never_in_memory";
    if let Ok(address) = std::env::var(INSIDE) {
        for mode in ["disable", "require"] {
            let source = open(&format!("{address}?sslmode={mode}")).await;
            let huge = "SELECT id, repeat('x', CASE id WHEN 2 THEN 150000000 ELSE 3 END) FROM item ORDER BY id";
            let found = ran(source.as_ref(), &request(huge)).await;
            assert_eq!(found.rows, [[json!(1), json!("xxx")]]);
            assert_eq!(found.truncated, Some(QueryTruncation::Bytes));
            let many = request("SELECT repeat('x', 1000000) FROM generate_series(1, 100000)");
            let many = ran(source.as_ref(), &many).await;
            assert_eq!((many.row_count, many.truncated), (4, Some(QueryTruncation::Bytes)));
        }
        return;
    }
    let database = database(Server::Main, "query_memory").await;
    let mut little = tokio::process::Command::new("sh");
    little.arg("-c").arg("ulimit -d 102400 && exec \"$0\" --exact \"$1\" --test-threads 1");
    little.arg(std::env::current_exe().unwrap()).arg(NAME).env(INSIDE, &database.address);
    let done = little.output().await.unwrap();
    let text = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && text.contains("1 passed"), "{text}");
    database.discard().await;
}

#[tokio::test]
async fn what_costs_too_much_does_not_run() {
    let database = database(Server::Main, "query_cost").await;
    let source = database.source().await;
    let cross = "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b";
    let (code, message) = refusal(source.as_ref(), &request(cross)).await;
    assert!(code == "query_too_costly" && message.contains("at most 1000000 may be"), "{code}: {message}");
    // with ANALYZE what is explained runs
    let explained =
        QueryRequest { explained: Some(cross.to_owned()), ..request(&format!("EXPLAIN (ANALYZE) {cross}")) };
    assert_eq!(refusal(source.as_ref(), &explained).await.0, "query_too_costly");
    let cheap = ran(source.as_ref(), &request("SELECT id FROM item")).await.estimate.unwrap();
    assert!(cheap.cost.unwrap() > 0.0 && cheap.rows.unwrap() > 0.0);
    let (code, _) = refusal(
        source.as_ref(),
        &bounded("SELECT id FROM item", QueryLimits { cost_max: 1, ..QueryLimits::default() }),
    )
    .await;
    assert_eq!(code, "query_too_costly");
    database.discard().await;
}

#[tokio::test]
async fn names_are_looked_up_where_they_should_be() {
    let database = database(Server::Main, "query_path").await;
    database
        .run(
            "CREATE SCHEMA evil;
             CREATE FUNCTION evil.lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'evil' $$;
             CREATE FUNCTION public.upper(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'evil' $$;
             CREATE FUNCTION evil.unnest(text[]) RETURNS SETOF text LANGUAGE sql AS $$ SELECT 'evil' $$;
             CREATE TABLE evil.item (id text); INSERT INTO evil.item VALUES ('evil');
             DROP ROLE IF EXISTS bastion_query_path; CREATE ROLE bastion_query_path LOGIN;
             ALTER ROLE bastion_query_path SET search_path = evil, public, pg_catalog;
             ALTER ROLE bastion_query_path SET standard_conforming_strings = off;
             ALTER ROLE bastion_query_path SET row_security = off;
             GRANT USAGE ON SCHEMA evil TO bastion_query_path; GRANT SELECT ON item, evil.item TO bastion_query_path;",
        )
        .await;
    let address = database.address_as("bastion_query_path");
    let (client, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let sql = r"SELECT lower('A'), upper('b'), min(id), 'a\b' FROM item";
    // it is there to be found
    let unbound: String = client.query_one("SELECT lower('A')", &[]).await.unwrap().get(0);
    assert_eq!(unbound, "evil");
    let source = open(&address).await;
    let found = ran(source.as_ref(), &request(sql)).await;
    assert_eq!(found.rows, [[json!("a"), json!("B"), json!(1), json!("a\\b")]]);
    let held = |name: &str| found.settings.get(name).map(String::as_str);
    assert_eq!(held("search_path"), Some("\"pg_catalog\", \"public\", \"pg_temp\""));
    assert_eq!((held("transaction_read_only"), held("transaction_isolation")), (Some("on"), Some("repeatable read")));
    assert_eq!((held("row_security"), held("is_superuser")), (Some("on"), Some("off")));
    assert_eq!((held("statement_timeout"), held("lock_timeout")), (Some("5000"), Some("250")));
    assert_eq!(held("idle_in_transaction_session_timeout"), Some("10000"));
    drop((client, source));
    database.run("DROP OWNED BY bastion_query_path; DROP ROLE bastion_query_path").await;
    database.discard().await;
}

#[tokio::test]
async fn values_are_exact() {
    let database = database(Server::Main, "query_values").await;
    database.run("CREATE TYPE mood AS ENUM ('good'); CREATE DOMAIN small AS integer; CREATE TYPE pair AS (a integer, b text);").await;
    let source = database.source().await;
    let sql = "SELECT 9007199254740991::bigint, 9007199254740993::bigint, 1.10::numeric(5,2), 0.1::real, 'NaN'::float8, \
               1e300::float8, true, NULL::integer, '\\x00ff'::bytea, '2026-01-02 03:04:05.678+00'::timestamptz, \
               '1 day 2 hours'::interval, '{1,NULL}'::integer[], '{\"a\": 12345678901234567890}'::jsonb, 'good'::mood, \
               3::small, row(1, 'x')::pair, 'ab'::varchar(5), 'é'";
    let found = ran(source.as_ref(), &request(sql)).await;
    let expected = json!([[
        9_007_199_254_740_991_i64,
        "9007199254740993",
        "1.10",
        0.1,
        "NaN",
        "1e+300",
        true,
        null,
        "\\x00ff",
        "2026-01-02 03:04:05.678+00",
        "P1DT2H",
        "{1,NULL}",
        "{\"a\": 12345678901234567890}",
        "good",
        3,
        "(1,x)",
        "ab",
        "é"
    ]]);
    assert_eq!(json!(found.rows), expected);
    let types: Vec<&str> = found.columns.iter().map(|column| column.data_type.as_str()).collect();
    assert_eq!(types[..4], ["bigint", "bigint", "numeric(5,2)", "real"]);
    assert_eq!(types[13..17], ["mood", "integer", "pair", "character varying(5)"]);
    let none = ran(source.as_ref(), &request("SELECT id AS a, name AS a FROM item WHERE false")).await;
    assert_eq!((none.columns.len(), none.row_count, none.truncated), (2, 0, None));
    database.discard().await;
}

#[tokio::test]
async fn an_encrypted_connection_is_bounded_too() {
    let database = database(Server::Main, "query_tls").await;
    for mode in ["require", "disable", "prefer"] {
        let source = open(&format!("{}?sslmode={mode}", database.address)).await;
        assert_eq!(ran(source.as_ref(), &request("SELECT id FROM item")).await.row_count, 2, "{mode}");
        let limits = QueryLimits { bytes_max: 1000, ..QueryLimits::default() };
        let large = ran(source.as_ref(), &bounded("SELECT repeat('x', 20000000)", limits)).await;
        assert_eq!((large.row_count, large.truncated), (0, Some(QueryTruncation::Bytes)), "{mode}");
    }
    let socket = std::env::var("BASTION_TEST_POSTGRES_SOCKET").unwrap();
    let (_, place) = database.address.split_once('@').unwrap();
    let (_, port_and_name) = place.split_once(':').unwrap();
    let (port, name) = port_and_name.split_once('/').unwrap();
    let source = open(&format!("postgresql:///{name}?host={socket}&port={port}&user=postgres")).await;
    assert_eq!(ran(source.as_ref(), &request("SELECT id FROM item")).await.row_count, 2);
    drop(source);
    database.discard().await;
}

#[tokio::test]
async fn a_statement_for_another_product_is_not_run() {
    let database = database(Server::Main, "query_product").await;
    let source = database.source().await;
    let foreign = QueryRequest { dialect: Dialect::Mariadb, ..request("SELECT 1") };
    let (code, message) = refusal(source.as_ref(), &foreign).await;
    assert!(code == "query_failed" && message.contains("written for MariaDB"), "{code}: {message}");
    database.discard().await;
}

/// An address by way of a relay.
fn relayed(database: &Database) -> String {
    format!("{}?sslmode=disable", database.address)
}

#[tokio::test]
async fn a_query_whose_bounds_do_not_hold_does_not_run() {
    let database = database(Server::Main, "query_unprotected").await;
    let limits = QueryLimits { statement_timeout_ms: 4321, ..QueryLimits::default() };
    for (said, instead, setting) in [
        ("4321", "9321", "statement_timeout"),
        ("\"public\"", "\"secret\"", "search_path"),
        ("READ ONLY; ", "READ WRITE;", "transaction_read_only"),
        ("REPEATABLE READ", "READ COMMITTED ", "transaction_isolation"),
    ] {
        let meddling = Meddling { alter: Some((said, instead)), ..Meddling::default() };
        let relay = Relay::before(&relayed(&database), meddling).await;
        let source = open(&relay.address).await;
        let (code, message) = refusal(source.as_ref(), &bounded("SELECT id FROM item", limits)).await;
        assert!(code == "query_unprotected" && message.contains(&format!("`{setting}`")), "{code}: {message}");
        assert!(!relay.has_heard("DECLARE") && !relay.has_heard("EXPLAIN"), "{said}");
    }
    // the relay itself is not what is in the way
    let relay = Relay::before(&relayed(&database), Meddling::default()).await;
    assert_eq!(ran(open(&relay.address).await.as_ref(), &request("SELECT id FROM item")).await.row_count, 2);
    assert!(relay.has_heard("DECLARE") && relay.has_heard("EXPLAIN"));
    database.discard().await;
}

#[tokio::test]
async fn a_server_that_falls_silent_is_waited_for_no_longer_than_the_query_may_take() {
    let database = database(Server::Main, "query_silence").await;
    let silence = Meddling { silent_after: Some("FETCH FORWARD"), ..Meddling::default() };
    let relay = Relay::before(&relayed(&database), silence).await;
    let limits = QueryLimits { statement_timeout_ms: 300, lock_timeout_ms: 100, ..QueryLimits::default() };
    let source = open(&relay.address).await;
    let (code, message) = refusal(source.as_ref(), &bounded("SELECT id FROM item", limits)).await;
    assert!(code == "source_timeout" && message.contains("within 2400 ms"), "{code}: {message}");
    // nobody goes on with it
    let others =
        "pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()";
    while count(&database, others).await > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    database.discard().await;
}
