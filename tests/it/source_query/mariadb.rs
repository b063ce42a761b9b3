//! MariaDB.

use bastion_core::port::{QueryLimits, QueryRequest, QueryTruncation};
use bastion_core::schema::Dialect;
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts};
use serde_json::json;

use super::relay::{Meddling, Relay};
use super::{ran, refusal};
use crate::connect_mysql::{database, discard};
use crate::server::open;

const ITEMS: &str = "CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL) ENGINE=InnoDB;
    INSERT INTO item VALUES (1, 'a'), (2, 'b');
    CREATE SEQUENCE number;
    CREATE FUNCTION written() RETURNS integer MODIFIES SQL DATA
        BEGIN INSERT INTO item VALUES (3, 'c'); RETURN 3; END;";

fn request(sql: &str) -> QueryRequest {
    bounded(sql, QueryLimits::default())
}

fn bounded(sql: &str, limits: QueryLimits) -> QueryRequest {
    super::unjudged(Dialect::Mariadb, &[], sql, limits)
}

async fn connection(address: &str) -> Conn {
    Conn::new(Opts::from_url(address).unwrap()).await.unwrap()
}

#[tokio::test]
async fn nothing_is_written_by_the_protocol_and_the_transaction() {
    let address = database("query_written", ITEMS).await;
    let source = open(&address).await;
    for (sql, number) in [
        ("SELECT written()", "1792"),
        ("SELECT NEXTVAL(number)", "1792"),
        ("INSERT INTO item VALUES (4, 'd')", "1792"),
        ("DELETE FROM item", "1792"),
        ("CREATE TABLE copied (id int)", "1792"),
        ("SELECT 1; DELETE FROM item", "1064"),
        ("SET SESSION TRANSACTION READ WRITE", "1064"),
        ("COMMIT", "1064"),
        ("SELECT ?", "parameters"),
    ] {
        let (code, message) = refusal(source.as_ref(), &request(sql)).await;
        assert!(code == "query_failed" && message.contains(number), "{sql}: {code}: {message}");
    }
    let mut watching = connection(&address).await;
    let left: Option<u64> = watching.query_first("SELECT count(*) FROM item").await.unwrap();
    assert_eq!(left, Some(2));
    discard("query_written").await;
}

#[tokio::test]
async fn a_query_ends_when_its_time_is_over() {
    let address = database("query_time", ITEMS).await;
    let source = open(&address).await;
    let limits =
        QueryLimits { statement_timeout_ms: 200, examined_rows_max: 1_000_000_000_000, ..QueryLimits::default() };
    let endless = "SELECT count(*) FROM seq_1_to_100000 a, seq_1_to_100000 b";
    for sql in ["SELECT count(*) FROM item WHERE SLEEP(600) = 0", endless] {
        let (code, message) = refusal(source.as_ref(), &bounded(sql, limits)).await;
        assert!(code == "source_timeout" && message.contains("within 200 ms"), "{sql}: {code}: {message}");
    }
    let mut holding = connection(&address).await;
    holding.query_drop("LOCK TABLES item WRITE").await.unwrap();
    let (code, message) = refusal(source.as_ref(), &request("SELECT id FROM item")).await;
    assert!(code == "source_timeout" && message.contains("waiting for a lock"), "{code}: {message}");
    holding.query_drop("UNLOCK TABLES").await.unwrap();
    assert_eq!(ran(source.as_ref(), &request("SELECT id FROM item")).await.row_count, 2);
    discard("query_time").await;
}

#[tokio::test]
async fn no_more_is_taken_than_may_be() {
    let address = database("query_caps", ITEMS).await;
    let source = open(&address).await;
    let many = "SELECT seq FROM seq_1_to_10000000";
    let wide = QueryLimits { examined_rows_max: 100_000_000, ..QueryLimits::default() };
    let few = ran(source.as_ref(), &bounded(many, QueryLimits { rows_max: 3, ..wide })).await;
    assert_eq!((few.row_count, few.truncated), (3, Some(QueryTruncation::Rows)));
    assert_eq!(few.rows, [[json!(1)], [json!(2)], [json!(3)]]);
    // a limit of its own is not the server's
    let stated =
        ran(source.as_ref(), &bounded(&format!("{many} LIMIT 5000000"), QueryLimits { rows_max: 3, ..wide })).await;
    assert_eq!((stated.row_count, stated.truncated), (3, Some(QueryTruncation::Rows)));
    let small =
        ran(source.as_ref(), &bounded(many, QueryLimits { rows_max: 100_000, bytes_max: 10_000, ..wide })).await;
    assert_eq!(small.truncated, Some(QueryTruncation::Bytes));
    assert!(small.bytes <= 10_000 && small.row_count > 500, "{}", small.bytes);
    let large =
        ran(source.as_ref(), &bounded("SELECT REPEAT('x', 10000000)", QueryLimits { bytes_max: 1000, ..wide })).await;
    assert_eq!((large.row_count, large.truncated), (0, Some(QueryTruncation::Bytes)));
    // nobody goes on with it
    let mut watching = connection(&address).await;
    let running = "SELECT count(*) FROM information_schema.processlist WHERE db = database() AND info LIKE '%seq\\_1%' \
                   AND id <> connection_id()";
    while watching.query_first::<u64, _>(running).await.unwrap() != Some(0) {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    discard("query_caps").await;
}

#[tokio::test]
async fn what_looks_at_too_many_rows_does_not_run() {
    let address = database("query_cost", ITEMS).await;
    let source = open(&address).await;
    let cross = "SELECT count(*) FROM seq_1_to_100000 a, seq_1_to_100000 b";
    let (code, message) = refusal(source.as_ref(), &request(cross)).await;
    assert!(code == "query_too_costly" && message.contains("rows looked at"), "{code}: {message}");
    let cheap = ran(source.as_ref(), &request("SELECT id FROM item")).await.estimate.unwrap();
    assert_eq!(cheap.examined_rows, Some(2.0));
    discard("query_cost").await;
}

#[tokio::test]
async fn values_are_exact_and_settings_hold() {
    let address = database(
        "query_values",
        "CREATE TABLE v (d decimal(6,2), b varbinary(4), t timestamp(3), y bit(3), \
        u bigint unsigned, f float, e enum('x'), h time(1), o date, n int); SET time_zone = '+00:00'; \
        INSERT INTO v VALUES (1.10, x'00ff', '2026-01-02 03:04:05.678', b'101', 18446744073709551615, 0.1, 'x', \
        '-26:03:04.5', '2026-01-02', NULL)",
    )
    .await;
    let source = open(&address).await;
    let found =
        ran(source.as_ref(), &request("SELECT v.*, 'a\\\\b', 'é', 9007199254740991, JSON_ARRAY(1) FROM v")).await;
    let expected = json!([[
        "1.10",
        "\\x00ff",
        "2026-01-02 03:04:05.678",
        "\\x05",
        "18446744073709551615",
        0.1,
        "x",
        "-26:03:04.5",
        "2026-01-02",
        null,
        "a\\b",
        "é",
        9_007_199_254_740_991_i64,
        "[1]"
    ]]);
    assert_eq!(json!(found.rows), expected);
    let held = |name: &str| found.settings.get(name).map(String::as_str);
    assert_eq!((held("tx_read_only"), held("sql_select_limit")), (Some("ON"), Some("1001")));
    assert_eq!((held("lock_wait_timeout"), held("max_join_size")), (Some("1"), Some("10000000")));
    assert_eq!(held("sql_mode"), Some("STRICT_TRANS_TABLES"));
    discard("query_values").await;
}

#[tokio::test]
async fn a_query_whose_bounds_do_not_hold_does_not_run() {
    let address = database("query_unprotected", ITEMS).await;
    let limits = QueryLimits { examined_rows_max: 7_654_321, ..QueryLimits::default() };
    for (said, instead, setting) in [
        ("max_join_size = 7654321", "max_join_size = 9654321", "max_join_size"),
        // that is the next transaction alone
        ("SESSION TRANSACTION READ ONLY", "        TRANSACTION READ ONLY", "tx_read_only"),
    ] {
        let meddling = Meddling { alter: Some((said, instead)), ..Meddling::default() };
        let relay = Relay::before(&format!("{address}?sslmode=disable"), meddling).await;
        let source = open(&relay.address).await;
        let (code, message) = refusal(source.as_ref(), &bounded("SELECT id FROM item", limits)).await;
        assert!(code == "query_unprotected" && message.contains(&format!("`{setting}`")), "{code}: {message}");
        assert!(!relay.has_heard("EXPLAIN"), "{said}");
    }
    discard("query_unprotected").await;
}

#[tokio::test]
async fn a_server_that_falls_silent_is_waited_for_no_longer_than_the_query_may_take() {
    let address = database("query_silence", ITEMS).await;
    let silence = Meddling { silent_after: Some("EXPLAIN FORMAT=JSON"), ..Meddling::default() };
    let relay = Relay::before(&format!("{address}?sslmode=disable"), silence).await;
    let source = open(&relay.address).await;
    let limits = QueryLimits { statement_timeout_ms: 300, lock_timeout_ms: 100, ..QueryLimits::default() };
    let (code, message) = refusal(source.as_ref(), &bounded("SELECT id FROM item", limits)).await;
    assert!(code == "source_timeout" && message.contains("within 2400 ms"), "{code}: {message}");
    // nobody goes on with it
    let mut watching = connection(&address).await;
    let others = "SELECT count(*) FROM information_schema.processlist WHERE db = database() AND id <> connection_id() \
                  AND command <> 'Sleep'";
    while watching.query_first::<u64, _>(others).await.unwrap() != Some(0) {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    discard("query_silence").await;
}
