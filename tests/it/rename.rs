//! Ten thousand generated changes: every rename is found, and nothing is called one that is none.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use bastion_core::diff::{self, Change, DiffOptions, RenameEvidence};
use bastion_core::schema::ObjectKind;
use bastion_core::snapshot::Snapshot;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::server::{Database, Server};

const TABLES: usize = 200;
const ROUNDS: usize = 50;
const COLUMNS: usize = 6;

struct Table {
    name: String,
    columns: Vec<String>,
}

/// What is done to one table, and which renames that is.
fn change(table: &mut Table, kind: u8, first: usize, fresh: usize, expected: &mut BTreeSet<String>) -> String {
    let name = table.name.clone();
    let column = table.columns[first].clone();
    let other = (first + 1) % COLUMNS;
    let mut sql = String::new();
    match kind {
        0 => {
            table.columns[first] = format!("c{fresh}");
            let _ = writeln!(sql, "ALTER TABLE {name} RENAME COLUMN {column} TO c{fresh};");
            expected.insert(format!("{name}.{column} -> {name}.c{fresh}"));
        }
        // another column of the same type in its place
        1 => {
            table.columns[first] = format!("c{fresh}");
            let _ = writeln!(sql, "ALTER TABLE {name} DROP COLUMN {column}, ADD COLUMN c{fresh} integer;");
        }
        // two columns exchange their names
        2 => {
            let second = table.columns[other].clone();
            let _ = writeln!(
                sql,
                "ALTER TABLE {name} RENAME COLUMN {column} TO passing; ALTER TABLE {name} RENAME COLUMN {second} TO {column};
                 ALTER TABLE {name} RENAME COLUMN passing TO {second};"
            );
            table.columns.swap(first, other);
            expected.insert(format!("{name}.{column} -> {name}.{second}"));
            expected.insert(format!("{name}.{second} -> {name}.{column}"));
        }
        3 => {
            table.name = format!("t{fresh}");
            let _ = writeln!(sql, "ALTER TABLE {name} RENAME TO t{fresh};");
            expected.insert(format!("{name} -> t{fresh}"));
        }
        // another table of the same shape in its place
        4 => {
            table.name = format!("t{fresh}");
            let columns: Vec<_> = table.columns.iter().map(|column| format!("{column} integer")).collect();
            let _ = writeln!(sql, "DROP TABLE {name}; CREATE TABLE t{fresh} ({});", columns.join(", "));
        }
        5 => {
            table.columns[first] = format!("c{fresh}");
            let _ = writeln!(
                sql,
                "ALTER TABLE {name} RENAME COLUMN {column} TO c{fresh};
                 ALTER TABLE {name} ALTER COLUMN c{fresh} SET DEFAULT {fresh}, ALTER COLUMN c{fresh} SET NOT NULL;"
            );
            expected.insert(format!("{name}.{column} -> {name}.c{fresh}"));
        }
        // made anew under its name
        6 => {
            let _ = writeln!(sql, "ALTER TABLE {name} DROP COLUMN {column}, ADD COLUMN {column} integer;");
        }
        // the table and one of its columns at once
        _ => {
            table.name = format!("t{fresh}");
            table.columns[first] = format!("c{fresh}");
            let _ = writeln!(
                sql,
                "ALTER TABLE {name} RENAME COLUMN {column} TO c{fresh}; ALTER TABLE {name} RENAME TO t{fresh};"
            );
            expected.insert(format!("{name} -> t{fresh}"));
            expected.insert(format!("{name}.{column} -> t{fresh}.c{fresh}"));
        }
    }
    sql
}

fn renames(before: &Snapshot, after: &Snapshot) -> BTreeSet<String> {
    let changes = diff::compare(before, after, &DiffOptions::default()).unwrap().changes;
    let found = changes.iter().filter_map(|change| match change {
        Change::Renamed(change) if matches!(change.object_kind, ObjectKind::Relation | ObjectKind::Column) => {
            assert_eq!(change.evidence, RenameEvidence::Lineage);
            // a column whose table has another name keeps its own
            let own = change.object_kind == ObjectKind::Relation || change.old_path.last() != change.path.last();
            own.then(|| format!("{} -> {}", change.old_path[1..].join("."), change.path[1..].join(".")))
        }
        _ => None,
    });
    found.collect()
}

#[tokio::test]
async fn no_rename_is_missed_and_none_is_made_up() {
    let database = Database::new(Server::Main, "ten_thousand").await;
    let mut tables: Vec<Table> = (0..TABLES)
        .map(|number| Table {
            name: format!("t{number}"),
            columns: (0..COLUMNS).map(|column| format!("c{column}")).collect(),
        })
        .collect();
    for table in &tables {
        let columns: Vec<_> = table.columns.iter().map(|column| format!("{column} integer")).collect();
        database.run(&format!("CREATE TABLE {} ({})", table.name, columns.join(", "))).await;
    }
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let choice = (0_u8..8, 0..COLUMNS);
    let (mut before, mut fresh, mut changes, mut proven) = (database.snapshot().await, TABLES, 0, 0);
    for _ in 0..ROUNDS {
        let (mut sql, mut expected) = (String::new(), BTreeSet::new());
        for table in &mut tables {
            let (kind, first) = choice.new_tree(&mut runner).unwrap().current();
            sql.push_str(&change(table, kind, first, fresh, &mut expected));
            fresh += 1;
            changes += 1;
        }
        database.run(&sql).await;
        let after = database.snapshot().await;
        let found = renames(&before, &after);
        assert!(
            found == expected,
            "missed {:?}, made up {:?}",
            expected.difference(&found).collect::<Vec<_>>(),
            found.difference(&expected).collect::<Vec<_>>()
        );
        proven += found.len();
        before = after;
    }
    assert_eq!(changes, 10_000);
    assert!(proven > 4_000, "{proven}");
}
