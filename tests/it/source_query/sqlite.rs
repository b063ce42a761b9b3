//! SQLite.

use bastion_core::port::{Introspector, QueryLimits, QueryRequest, QueryTruncation};
use bastion_core::schema::Dialect;
use serde_json::json;

use super::{ran, refusal};

struct File {
    folder: tempfile::TempDir,
    source: Box<dyn Introspector>,
}

fn file() -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let sql = "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX by_name ON item (name); INSERT INTO item VALUES (1, 'a'), (2, 'b');";
    rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let source = Box::new(bastion_core::connect::sqlite::SqliteSource::open(path.to_str().unwrap()).unwrap());
    File { folder, source }
}

fn request(sql: &str) -> QueryRequest {
    bounded(sql, QueryLimits::default())
}

fn bounded(sql: &str, limits: QueryLimits) -> QueryRequest {
    super::unjudged(Dialect::Sqlite, &[], sql, limits)
}

#[tokio::test]
async fn nothing_is_done_but_reading() {
    let file = file();
    let other = file.folder.path().join("other.db");
    let attach = format!("ATTACH '{}' AS other", other.display());
    for sql in [
        "DELETE FROM item",
        "CREATE TABLE more (id)",
        "CREATE TEMP TABLE more (id)",
        "PRAGMA query_only = 0",
        "PRAGMA journal_mode = delete",
        // only the authoriser refuses these
        "PRAGMA table_info(item)",
        "SELECT name FROM pragma_table_info('item')",
        attach.as_str(),
        "VACUUM",
        "BEGIN",
        "SELECT load_extension('x')",
        "SELECT 1; DELETE FROM item",
        "REINDEX",
    ] {
        let (code, message) = refusal(file.source.as_ref(), &request(sql)).await;
        assert_eq!(code, "query_failed", "{sql}: {message}");
    }
    assert!(!other.exists());
    let found =
        ran(file.source.as_ref(), &request("SELECT id, name, 0.5, x'00ff', NULL, 9007199254740993 FROM item")).await;
    let row = |id: i64, name: &str| json!([id, name, 0.5, "\\x00ff", null, "9007199254740993"]);
    assert_eq!(json!(found.rows), json!([row(1, "a"), row(2, "b")]));
    assert_eq!(found.settings.get("query_only").map(String::as_str), Some("1"));
}

#[tokio::test]
async fn time_rows_and_bytes_are_bounded() {
    let file = file();
    let count = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";
    let limits = QueryLimits { statement_timeout_ms: 50, ..QueryLimits::default() };
    let (code, _) =
        refusal(file.source.as_ref(), &bounded(&format!("{count} SELECT i FROM n WHERE i < 0"), limits)).await;
    assert_eq!(code, "source_timeout");
    let all = format!("{count} SELECT i FROM n");
    let few = ran(file.source.as_ref(), &bounded(&all, QueryLimits { rows_max: 3, ..QueryLimits::default() })).await;
    assert_eq!((few.row_count, few.truncated), (3, Some(QueryTruncation::Rows)));
    let limits = QueryLimits { rows_max: 100_000, bytes_max: 1000, ..QueryLimits::default() };
    let small = ran(file.source.as_ref(), &bounded(&all, limits)).await;
    assert!(small.truncated == Some(QueryTruncation::Bytes) && small.bytes <= 1000, "{}", small.bytes);
    let large = ran(file.source.as_ref(), &bounded("SELECT zeroblob(500000000)", limits)).await;
    assert_eq!((large.row_count, large.truncated), (0, Some(QueryTruncation::Bytes)));
    let holding = rusqlite::Connection::open(file.folder.path().join("a.db")).unwrap();
    holding.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let limits = QueryLimits { lock_timeout_ms: 50, ..QueryLimits::default() };
    let (code, message) = refusal(file.source.as_ref(), &bounded("SELECT id FROM item", limits)).await;
    assert!(code == "source_timeout" && message.contains("waiting for a lock"), "{code}: {message}");
}
