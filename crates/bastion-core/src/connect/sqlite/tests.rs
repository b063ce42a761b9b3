use super::*;
use crate::error::Coded;
use crate::snapshot::StatisticsMethod;

fn source(sql: &str) -> (tempfile::TempDir, SqliteSource) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let source = SqliteSource::open(path.to_str().unwrap()).unwrap();
    (folder, source)
}

fn objects(sql: &str) -> serde_json::Value {
    let (_folder, source) = source(sql);
    let objects: Vec<_> = source.read().unwrap().entries().map(|entry| entry.object().clone()).collect();
    serde_json::to_value(objects).unwrap()
}

#[test]
fn reads_every_kind_of_object() {
    insta::assert_json_snapshot!(objects(
        "CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE COLLATE NOCASE);
         CREATE TABLE \"or\"\"der\" (a INT, b TEXT DEFAULT 'x', customer INTEGER REFERENCES customer ON DELETE CASCADE,
            total REAL CHECK (total > 0), twice REAL AS (total * 2), kept REAL AS (total + 1) STORED,
            PRIMARY KEY (b, a), CONSTRAINT small CHECK (a < 10)) STRICT, WITHOUT ROWID;
         CREATE UNIQUE INDEX by_b ON customer (lower(email) DESC) WHERE email <> '';
         CREATE VIEW names AS SELECT email FROM customer;
         CREATE TRIGGER stamp AFTER INSERT ON customer BEGIN SELECT 1; END;"
    ));
}

#[test]
fn odd_names_survive() {
    for name in ["a\"b", "new\nline", "\u{1f600}", "\u{5d0}\u{202e}", "select", "a b", "'"] {
        let quoted = crate::connect::quote_identifier(name);
        let (_folder, source) =
            source(&format!("CREATE TABLE {quoted} ({quoted} TEXT); INSERT INTO {quoted} VALUES ('v')"));
        let snapshot = source.read().unwrap();
        let relation = listing::relations(&snapshot).next().unwrap();
        assert_eq!((relation.name.as_str(), relation.columns.as_slice()), (name, [name.to_owned()].as_slice()));
        let request = StatisticsRequest {
            method: StatisticsMethod::Exact,
            sample_values: 5,
            sample_seed: None,
            distribution: false,
        };
        let statistics = statistics::of_column(&source.lock(), name, name, &request).unwrap();
        assert_eq!(statistics.sample_values, ["v"]);
        assert!(snapshot.gaps().is_empty());
    }
}

#[test]
fn what_the_model_does_not_hold_is_a_gap() {
    let details = |sql: &str| {
        let (_folder, source) = source(sql);
        let gaps = source.read().unwrap().gaps().to_vec();
        gaps.into_iter().map(|gap| format!("{}: {}", gap.path.join("."), gap.detail.unwrap())).collect::<Vec<_>>()
    };
    let cases: [(&str, &[&str]); 9] = [
        ("CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)", &["main.t: not reproduced: ON CONFLICT REPLACE"]),
        ("CREATE TABLE t (a, b, UNIQUE (a, b) ON CONFLICT IGNORE)", &["main.t: not reproduced: ON CONFLICT IGNORE"]),
        ("CREATE TABLE t (a NOT NULL ON CONFLICT ABORT)", &[]),
        (
            "CREATE TABLE t (a, b, PRIMARY KEY (a DESC, b))",
            &["main.t: not reproduced: PRIMARY KEY (a COLLATE BINARY DESC, b COLLATE BINARY)"],
        ),
        (
            "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)",
            &["main.t: not reproduced: PRIMARY KEY (a COLLATE BINARY DESC)"],
        ),
        ("CREATE TABLE t (a, UNIQUE (a COLLATE NOCASE))", &["main.t: not reproduced: UNIQUE (a COLLATE NOCASE)"]),
        (
            "CREATE TABLE t (a INTEGER PRIMARY KEY NOT NULL, b TEXT DEFAULT 'x''y', c DEFAULT -1, d DEFAULT CURRENT_TIMESTAMP, e DEFAULT (1 + 2))",
            &[],
        ),
        (
            "CREATE TABLE t (a TEXT PRIMARY KEY, b REFERENCES u ON DELETE SET NULL, c AS (b || 'x') STORED) WITHOUT ROWID; CREATE TABLE u (a PRIMARY KEY)",
            &[],
        ),
        (
            "CREATE TABLE t (a \"odd type (3)\" COLLATE RTRIM); CREATE UNIQUE INDEX i ON t (a COLLATE NOCASE DESC, lower(a)) WHERE a > 0",
            &[],
        ),
    ];
    for (sql, expected) in cases {
        assert_eq!(details(sql), expected, "{sql}");
    }
}

#[test]
fn a_view_that_does_not_resolve_is_a_gap() {
    let (_folder, source) =
        source("CREATE TABLE a (x); CREATE VIEW v AS SELECT x FROM a; CREATE VIEW w AS SELECT 1 AS one; DROP TABLE a");
    let snapshot = source.read().unwrap();
    assert_eq!(snapshot.gaps().len(), 1);
    assert_eq!(listing::relations(&snapshot).count(), 2);
}

#[test]
fn counts_values() {
    let (_folder, source) = source("CREATE TABLE t (x); INSERT INTO t VALUES (1), (1), (2), (NULL)");
    let request = StatisticsRequest {
        method: StatisticsMethod::Exact,
        sample_values: 10,
        sample_seed: None,
        distribution: false,
    };
    let counted = statistics::of_column(&source.lock(), "t", "x", &request).unwrap();
    assert_eq!((counted.row_count, counted.null_ratio, counted.distinct_count), (Some(4), Some(0.25), Some(2)));
    assert_eq!((counted.minimum.as_deref(), counted.maximum.as_deref()), (Some("1"), Some("2")));
    assert_eq!(counted.most_common.first().map(|common| (common.value.as_str(), common.ratio)), Some(("1", 0.5)));
    assert_eq!(counted.sample_values, ["1", "2"]);
}

#[test]
fn says_what_is_wrong_with_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let code = |path: &std::path::Path| SqliteSource::open(path.to_str().unwrap()).unwrap_err().code().as_str();
    assert_eq!(code(&folder.path().join("missing.db")), "source_unreachable");
    assert_eq!(code(folder.path()), "source_unreachable");
    let text = folder.path().join("text.db");
    std::fs::File::create_new(&text).and_then(|mut file| std::io::Write::write_all(&mut file, &[b'x'; 4096])).unwrap();
    assert_eq!(code(&text), "source_failed");
}

#[test]
fn the_file_is_only_read() {
    let (_folder, source) = source("CREATE TABLE t (x)");
    assert!(source.lock().execute("INSERT INTO t VALUES (1)", []).is_err());
}
