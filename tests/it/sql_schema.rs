//! A schema read from its text, held against what a server makes of the same text.

use std::collections::BTreeSet;

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::schema::{ConstraintKind, Dialect, Object, RelationKind};
use bastion_core::snapshot::Snapshot;
use bastion_core::sql;

use crate::server::{Database, Server};

/// What is compared, each as one text: tables, columns with type and nullability, keys, references.
#[derive(Debug, Default)]
struct Facts {
    tables: BTreeSet<String>,
    columns: BTreeSet<String>,
    keys: BTreeSet<String>,
    references: BTreeSet<String>,
    views: BTreeSet<String>,
    indexes: BTreeSet<String>,
}

fn facts(snapshot: &Snapshot) -> Facts {
    let mut facts = Facts::default();
    let mut views = BTreeSet::new();
    for entry in snapshot.entries() {
        if let Object::Relation(found) = entry.object() {
            let name = format!("{}.{}", found.schema, found.name);
            let kind = found.relation_kind;
            if matches!(kind, RelationKind::View | RelationKind::MaterializedView) {
                facts.views.insert(format!("{name} {kind:?} {}", found.columns.join(",")));
                views.insert(name);
            } else {
                facts.tables.insert(format!("{name} {kind:?} {}", found.columns.join(",")));
            }
        }
    }
    for entry in snapshot.entries() {
        match entry.object() {
            Object::Column(found) => {
                let relation = format!("{}.{}", found.schema, found.relation);
                let place = if views.contains(&relation) { &mut facts.views } else { &mut facts.columns };
                place.insert(format!("{relation}.{} {} {}", found.name, found.data_type, found.not_null));
            }
            Object::Constraint(found) if found.constraint_kind == ConstraintKind::ForeignKey => {
                facts.references.insert(format!("{found:?}"));
            }
            Object::Constraint(found) if found.constraint_kind != ConstraintKind::Check => {
                facts.keys.insert(format!("{found:?}"));
            }
            Object::Index(found) => {
                facts.indexes.insert(format!(
                    "{}.{} {} {} {:?}",
                    found.schema, found.relation, found.name, found.unique, found.keys
                ));
            }
            _ => {}
        }
    }
    facts
}

// how many of the exact facts are there, and what differs
fn share(name: &str, exact: &BTreeSet<String>, read: &BTreeSet<String>) -> (f64, String) {
    let equal = exact.intersection(read).count();
    let all = exact.union(read).count();
    let missing: Vec<_> = exact.difference(read).take(12).collect();
    let extra: Vec<_> = read.difference(exact).take(12).collect();
    let share = if all == 0 { 1.0 } else { equal as f64 / all as f64 };
    (share, format!("{name}: {equal} of {all}\n  only the server: {missing:#?}\n  only the text: {extra:#?}"))
}

fn compared(title: &str, exact: &Snapshot, read: &Snapshot, least: [f64; 6]) {
    let (exact, read) = (facts(exact), facts(read));
    let shares = [
        share("tables", &exact.tables, &read.tables),
        share("columns", &exact.columns, &read.columns),
        share("keys", &exact.keys, &read.keys),
        share("references", &exact.references, &read.references),
        share("views", &exact.views, &read.views),
        share("indexes", &exact.indexes, &read.indexes),
    ];
    for ((share, words), least) in shares.iter().zip(least) {
        println!("{title} {words}");
        assert!(*share >= least, "{title} {words}");
    }
}

fn read(dialect: Dialect, sql: &str) -> Snapshot {
    let document = sql::read_schema(dialect, &[("schema.sql".to_owned(), sql.to_owned())]);
    for gap in &document.gaps {
        println!("gap {}: {:?} {:?}", gap.object_kind, gap.path, gap.detail);
    }
    Snapshot::new(document).unwrap()
}

// the server's own text of the schema
fn dumped(database: &Database) -> String {
    let program = std::env::var("BASTION_PG_DUMP").expect("BASTION_PG_DUMP is not set");
    let made = std::process::Command::new(program).args(["--schema-only", &database.address]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap()
}

#[tokio::test]
async fn tables_and_columns_are_those_of_the_server() {
    let everything = include_str!("../fixtures/postgresql/every_kind.sql");
    let foreign = std::env::var("BASTION_TEST_FOREIGN_SCHEMA").expect("BASTION_TEST_FOREIGN_SCHEMA is not set");
    let foreign = std::fs::read_to_string(foreign).unwrap();
    let changed = format!("{foreign}\n{}", include_str!("../fixtures/foreign_schema/ddl.sql"));
    for (name, text, least) in [
        ("foreign", foreign.as_str(), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        ("changed", changed.as_str(), [1.0, 1.0, 1.0, 1.0, 1.0, 0.99]),
        ("old", include_str!("../sql/postgresql_old.sql"), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        ("new", include_str!("../sql/postgresql_new.sql"), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        ("alter", include_str!("../sql/postgresql_alter.sql"), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        ("kinds", everything, [1.0, 1.0, 1.0, 1.0, 1.0, 0.8]),
    ] {
        let database = Database::new(Server::Main, &format!("sql_schema_{name}")).await;
        database.run(text).await;
        let exact = database.snapshot().await;
        compared(name, &exact, &read(Dialect::Postgresql, text), least);
        compared(
            &format!("{name} as pg_dump writes it"),
            &exact,
            &read(Dialect::Postgresql, &dumped(&database)),
            least,
        );
    }
}

#[tokio::test]
async fn an_address_says_that_text_is_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.sql"), "CREATE TABLE a (id int);\nCREATE OPERATOR x;").unwrap();
    let address = format!("sql:{}@parse-postgresql", folder.path().display());
    let source = SystemRuntime::new().connect(&address).await.unwrap_or_else(|error| panic!("{error}"));
    let snapshot = source.introspector.snapshot(&SnapshotOptions::default()).await.unwrap();
    assert_eq!(snapshot.gaps().len(), 2);
    let mut again = snapshot.to_document();
    again.digest = None;
    again.objects.clear();
    let diff = bastion_core::rules::compare(&snapshot, &Snapshot::new(again).unwrap(), &Default::default()).unwrap();
    assert!(!diff.diff.complete);
}

// names of columns with types, nullability and keys, wherever they stand
fn plain(snapshot: &Snapshot) -> [BTreeSet<String>; 3] {
    let facts = facts(snapshot);
    let without_schema = |found: &BTreeSet<String>| {
        found.iter().map(|text| text.split_once('.').map_or(text.as_str(), |(_, rest)| rest).to_owned()).collect()
    };
    [without_schema(&facts.tables), without_schema(&facts.columns), without_schema(&facts.views)]
}

fn alike(title: &str, exact: &Snapshot, read: &Snapshot) {
    for (name, (exact, read)) in ["tables", "columns", "views"].iter().zip(plain(exact).iter().zip(&plain(read))) {
        let (share, words) = share(name, exact, read);
        println!("{title} {words}");
        assert!(share >= 1.0, "{title} {words}");
    }
}

#[tokio::test]
async fn sqlite_reads_the_same_tables() {
    for text in [
        include_str!("../sql/sqlite.sql"),
        "CREATE TABLE a (b int, c TEXT NOT NULL, PRIMARY KEY (b, c)) WITHOUT ROWID;",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sql");
        std::fs::write(&path, text).unwrap();
        let source = SystemRuntime::new().connect(&format!("sql:{}@sqlite", path.display())).await;
        let source = source.unwrap_or_else(|error| panic!("{error}")).introspector;
        let exact = source.snapshot(&SnapshotOptions::default()).await.unwrap();
        alike("sqlite", &exact, &read(Dialect::Sqlite, text));
    }
}

#[tokio::test]
async fn mariadb_reads_the_same_tables() {
    let text = include_str!("../sql/mysql_schema.sql");
    let address = crate::connect_mysql::database("sql_schema", text).await;
    let source = crate::server::open(&address).await;
    let exact = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    crate::connect_mysql::discard("sql_schema").await;
    alike("mariadb", &exact, &read(Dialect::Mariadb, text));
}
