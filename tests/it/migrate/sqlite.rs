//! Migration plans for SQLite: planned, applied, read again, both ways and with rows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use bastion_core::connect::SystemRuntime;
use bastion_core::connect::sqlite::{SqliteSource, apply, prove};
use bastion_core::diff::DiffOptions;
use bastion_core::migrate::{PlanOptions, plan, script};
use bastion_core::port::{Introspector, Runtime, SnapshotOptions};
use bastion_core::rules;
use bastion_core::schema::{Object, RelationKind};
use bastion_core::snapshot::Snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rusqlite::Connection;

use super::case::{self, Case};

struct File {
    _folder: tempfile::TempDir,
    path: String,
}

impl File {
    fn new(sql: &str) -> Result<Self, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.db").to_str().unwrap().to_owned();
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(sql).map_err(|error| format!("does not load: {error}"))?;
        Ok(Self { _folder: folder, path })
    }

    async fn snapshot(&self) -> Snapshot {
        SqliteSource::open(&self.path).unwrap().snapshot(&SnapshotOptions::default()).await.unwrap()
    }

    // the rows of every table, without order: what its columns hold, by their names
    fn rows(&self, snapshot: &Snapshot) -> BTreeMap<String, Vec<String>> {
        let connection = Connection::open(&self.path).unwrap();
        let mut found = BTreeMap::new();
        for entry in snapshot.entries() {
            let Object::Relation(relation) = entry.object() else { continue };
            if relation.relation_kind != RelationKind::Table {
                continue;
            }
            let computed = |name: &str| {
                snapshot.entries().any(|entry| {
                    matches!(entry.object(), Object::Column(column) if column.relation == relation.name
                        && column.name == name && column.generation_kind.is_some())
                })
            };
            for column in relation.columns.iter().filter(|column| !computed(column)) {
                let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
                let sql = format!("SELECT quote({}) FROM {} ORDER BY 1", quoted(column), quoted(&relation.name));
                let mut statement = connection.prepare(&sql).unwrap();
                let values = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
                found.insert(format!("{}.{column}", relation.name), values);
            }
        }
        found
    }
}

async fn walk(
    case: &Case,
    arrow: &str,
    file: &File,
    from: &Snapshot,
    to: &Snapshot,
    problems: &mut Vec<String>,
) -> String {
    let forward = arrow == "->";
    let options = PlanOptions {
        renames: case.renames(forward),
        using_expressions: case.using(forward),
        ..PlanOptions::default()
    };
    let comparison = rules::compare(from, to, &DiffOptions { renames: options.renames.clone() }).unwrap();
    let mut found = case::findings(arrow, &comparison);
    let made = plan(from, to, &options).unwrap();
    found.push_str(&case::shape(arrow, &made));
    if made.is_refused() {
        return found;
    }
    // tried in memory with rows of its own, by the pragmas as well
    let proof = prove(from, to, &options).unwrap_or_else(|error| panic!("{} {arrow}: {error}", case.name));
    if !proof.holds() {
        problems.push(format!("{arrow} is not proven: {proof:#?}"));
    }
    let before = file.rows(from);
    let applied = apply(&file.path, &made).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    if let Some(failure) = applied.failure {
        problems.push(format!("{arrow} failed: {} in {}\n{}", failure.message, failure.statement, script(&made)));
        return found;
    }
    let reached = file.snapshot().await;
    if reached.digest() != to.digest() {
        let difference = rules::compare(&reached, to, &DiffOptions::default()).unwrap();
        problems.push(format!("{arrow} differs: {:#?}\n{}", difference.diff.changes, script(&made)));
        return found;
    }
    if made.actions.iter().all(|action| action.data_loss.is_none()) && options.renames.is_empty() {
        let after = file.rows(to);
        for (column, values) in before {
            if after.get(&column).is_some_and(|now| *now != values) {
                problems.push(format!(
                    "{arrow} {column} held {values:?} and holds {:?}\n{}",
                    after[&column],
                    script(&made)
                ));
            }
        }
    }
    found
}

#[tokio::test]
async fn every_case_reaches_its_target_both_ways() {
    let (mut wrong, mut count) = (String::new(), 0);
    for case in case::all("sqlite") {
        count += 1;
        let mut problems = Vec::new();
        let load = |schema: &str, rows: &str| File::new(&format!("{}\n{}", case.section(schema), case.section(rows)));
        match (load("before", "rows"), load("after", "rows after")) {
            (Ok(before), Ok(after)) => {
                let (old, new) = (before.snapshot().await, after.snapshot().await);
                assert_eq!((old.gaps(), new.gaps()), ([].as_slice(), [].as_slice()), "{}", case.name);
                let mut found = walk(&case, "->", &before, &old, &new, &mut problems).await;
                found.push_str(&walk(&case, "<-", &after, &new, &old, &mut problems).await);
                if std::env::var_os("UPDATE").is_some() {
                    case.update(&found);
                } else if problems.is_empty() && found != case.expected() {
                    problems.push(format!("expected\n{}\n    found\n{found}", case.expected()));
                }
            }
            (before, after) => problems.extend([before, after].into_iter().filter_map(Result::err)),
        }
        if !problems.is_empty() {
            let _ = writeln!(wrong, "{}:\n    {}", case.name, problems.join("\n    "));
        }
    }
    assert!(count >= 25 && wrong.is_empty(), "of {count} cases:\n{wrong}");
}

#[derive(Debug, Clone)]
struct Column {
    data_type: usize,
    not_null: bool,
    default: bool,
    unique: bool,
    check: bool,
    collation: bool,
    index: u8,
}

#[derive(Debug, Clone)]
struct Table {
    columns: Vec<(u8, Column)>,
    points_at: Option<u8>,
    strict: bool,
    automatic: bool,
    view: bool,
    trigger: bool,
}

const TYPES: [&str; 4] = ["INTEGER", "TEXT", "REAL", "BLOB"];

fn schemas() -> impl Strategy<Value = Vec<(u8, Table)>> {
    let column = (
        0..TYPES.len(),
        any::<bool>(),
        any::<bool>(),
        prop::bool::weighted(0.2),
        any::<bool>(),
        any::<bool>(),
        0_u8..6,
    )
        .prop_map(|(data_type, not_null, default, unique, check, collation, index)| Column {
            data_type,
            not_null,
            default,
            unique,
            check,
            collation,
            index,
        });
    let table = (
        vec((0_u8..6, column), 1..5),
        prop::option::of(0_u8..4),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(mut columns, points_at, strict, automatic, view, trigger)| {
            let mut seen = Vec::new();
            columns.retain(|(name, _)| {
                !seen.contains(name) && {
                    seen.push(*name);
                    true
                }
            });
            Table { columns, points_at, strict, automatic, view, trigger }
        });
    vec((0_u8..4, table), 1..5).prop_map(|mut tables| {
        tables.sort_by_key(|(name, _)| *name);
        tables.dedup_by_key(|(name, _)| *name);
        tables
    })
}

fn sql(tables: &[(u8, Table)]) -> String {
    let mut sql = String::new();
    for (name, table) in tables {
        let automatic = if table.automatic { " AUTOINCREMENT" } else { "" };
        let mut parts = vec![format!("id INTEGER PRIMARY KEY{automatic}")];
        for (column, found) in &table.columns {
            let mut part = format!("c{column} {}", TYPES[found.data_type]);
            for (wanted, words) in [
                (found.not_null, " NOT NULL".to_owned()),
                (found.default || found.not_null, " DEFAULT 1".to_owned()),
                (found.collation, " COLLATE NOCASE".to_owned()),
                (found.unique, format!(" CONSTRAINT t{name}_u{column} UNIQUE")),
                (found.check, format!(" CHECK (c{column} <> 'never')")),
            ] {
                if wanted {
                    part.push_str(&words);
                }
            }
            parts.push(part);
        }
        parts.push("p_id INTEGER".to_owned());
        if let Some(target) = table.points_at.filter(|target| tables.iter().any(|(name, _)| name == target)) {
            parts.push(format!("FOREIGN KEY (p_id) REFERENCES t{target} (id) ON DELETE CASCADE"));
        }
        let strict = if table.strict { " STRICT" } else { "" };
        let _ = writeln!(sql, "CREATE TABLE t{name} ({}){strict};", parts.join(", "));
        for (column, found) in &table.columns {
            let _ = match found.index {
                0 => writeln!(sql, "CREATE INDEX t{name}_i{column} ON t{name} (c{column} DESC, id);"),
                1 => writeln!(
                    sql,
                    "CREATE INDEX t{name}_i{column} ON t{name} (lower(c{column})) WHERE c{column} IS NOT NULL;"
                ),
                _ => Ok(()),
            };
        }
        if table.view {
            let _ = writeln!(sql, "CREATE VIEW v{name} AS SELECT id, p_id FROM t{name};");
        }
        if table.trigger {
            let _ = writeln!(
                sql,
                "CREATE TRIGGER r{name} AFTER UPDATE ON t{name} BEGIN UPDATE t{name} SET p_id = NULL WHERE id = -1; END;"
            );
        }
    }
    sql
}

fn rows(tables: &[(u8, Table)]) -> String {
    let mut sql = String::new();
    for (name, table) in tables {
        let columns: Vec<_> = table.columns.iter().map(|(column, _)| format!("c{column}")).collect();
        let values: Vec<_> = table
            .columns
            .iter()
            .map(|(_, found)| ["7", "'seven'", "7.5", "x'07'"][found.data_type].to_owned())
            .collect();
        let _ = writeln!(sql, "INSERT INTO t{name} (id, {}) VALUES (3, {});", columns.join(", "), values.join(", "));
    }
    sql
}

#[tokio::test]
async fn generated_schemas_reach_each_other_with_rows() {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]));
    let (mut reached, mut stopped) = (0, 0);
    for _ in 0..150 {
        let pair = (schemas(), schemas()).new_tree(&mut runner).unwrap().current();
        for (old, new) in [(&pair.0, &pair.1), (&pair.1, &pair.0)] {
            let file = File::new(&format!("{}{}", sql(old), rows(old))).unwrap();
            let (from, to) = (file.snapshot().await, File::new(&sql(new)).unwrap().snapshot().await);
            let made = plan(&from, &to, &PlanOptions::default()).unwrap();
            let before = file.rows(&from);
            let applied = apply(&file.path, &made).unwrap();
            if let Some(failure) = applied.failure {
                // rows that do not fit, at an object that a finding names; nothing was changed
                let object = &made.actions[failure.action].object;
                let findings = rules::compare(&from, &to, &DiffOptions::default()).unwrap().findings;
                let named = findings.iter().any(|finding| finding.location.path.starts_with(&object.path[..2]));
                assert!(named, "{failure:?}\n{}", script(&made));
                assert_eq!(file.snapshot().await.digest(), from.digest());
                stopped += 1;
                continue;
            }
            assert_eq!(file.snapshot().await.digest(), to.digest(), "{}\n{}\n{}", sql(old), sql(new), script(&made));
            let after = file.rows(&to);
            for (column, values) in before.iter().filter(|(column, _)| column.ends_with(".id")) {
                if let Some(now) = after.get(column) {
                    assert_eq!(now, values, "{column}\n{}", script(&made));
                }
            }
            reached += 1;
        }
    }
    assert!(reached > 250, "{reached} reached, {stopped} stopped by rows");
}

#[tokio::test]
async fn another_source_is_refused_and_a_failure_changes_nothing() {
    let [old, new] =
        ["CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT)", "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT NOT NULL)"];
    let (from, to) = (File::new(old).unwrap(), File::new(new).unwrap());
    let made = plan(&from.snapshot().await, &to.snapshot().await, &PlanOptions::default()).unwrap();
    let error = apply(&to.path, &made).unwrap_err();
    assert_eq!(error.code().as_str(), "plan_source_differs");
    Connection::open(&from.path).unwrap().execute_batch("INSERT INTO t VALUES (1, NULL)").unwrap();
    let applied = apply(&from.path, &made).unwrap();
    assert!(applied.failure.is_some() && applied.committed == 0);
    assert_eq!(from.snapshot().await.digest(), made.source_digest);
    // a row that points at none is found before the end
    let orphan = "PRAGMA foreign_keys = OFF; CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p_id INTEGER); INSERT INTO c VALUES (9)";
    let from = File::new(orphan).unwrap();
    let to =
        File::new("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p_id INTEGER REFERENCES p (id))").unwrap();
    let made = plan(&from.snapshot().await, &to.snapshot().await, &PlanOptions::default()).unwrap();
    let failure = apply(&from.path, &made).unwrap().failure.unwrap();
    assert_eq!(failure.message, "a row of `c` points at no row of `p`");
    assert_eq!(from.snapshot().await.digest(), made.source_digest);
    assert!(Path::new(&from.path).exists());
}

#[tokio::test]
async fn a_proof_tells_what_rows_refuse_and_what_cannot_be_tried() {
    let old = "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT)";
    let new = "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT NOT NULL CHECK (n > '5'))";
    let (from, to) = (File::new(old).unwrap().snapshot().await, File::new(new).unwrap().snapshot().await);
    let proof = prove(&from, &to, &PlanOptions::default()).unwrap();
    assert!(proof.holds() && proof.dump_compared && proof.rows_seeded == 0);
    let refused = proof.refused_rows.unwrap();
    assert_eq!(proof.plan.actions[refused.action].action.as_str(), "move_rows");
    // a function that only the file's own program has
    let mut document = to.to_document();
    for entry in &mut document.objects {
        if let Object::Constraint(constraint) = &mut entry.object
            && constraint.expression.is_some()
        {
            constraint.expression = Some("own(n)".to_owned());
        }
    }
    (document.digest, document.roots) = (None, None);
    let foreign = Snapshot::new(document).unwrap();
    let error = prove(&from, &foreign, &PlanOptions::default()).unwrap_err();
    assert_eq!(error.code().as_str(), "proof_not_possible");
    assert!(error.message().contains("no such function: own"), "{error}");
}

#[tokio::test]
async fn statements_are_asked_in_memory() {
    let schema = |sql: &str| {
        let file = File::new(sql).unwrap();
        async move { file.snapshot().await }
    };
    let old = schema("CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT)").await;
    let new = schema("CREATE TABLE t (id INTEGER PRIMARY KEY, m TEXT)").await;
    let consumer = bastion_core::impact::Consumer {
        name: "q".to_owned(),
        sql: "SELECT n FROM t".to_owned(),
        ..bastion_core::impact::Consumer::default()
    };
    let said = SystemRuntime::new().describe_schemas("sqlite::memory:", [&old, &new], &[consumer], &[]).await.unwrap();
    let said = said.map(|answers| serde_json::to_string(&answers).unwrap());
    assert_eq!(
        said,
        [
            r#"[{"kind":"prepared","columns":[{"name":"n","data_type":"text"}]}]"#,
            r#"[{"kind":"refused","code":"SQLITE_ERROR","message":"no such column: n","position":8}]"#,
        ]
    );
    let refused = SystemRuntime::new().describe_schemas("sqlite:some.db", [&old, &new], &[], &[]).await.unwrap_err();
    assert_eq!(refused.hint(), Some("name `sqlite::memory:`"));
}
