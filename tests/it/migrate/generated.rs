//! Generated schemas: the plan from one to another leads there, with rows, both ways; the same by the server's own
//! ids tells renames from removals without a mistake.

use std::fmt::Write as _;

use bastion_core::connect::postgres::{ApplyMode, apply};
use bastion_core::diff::{self, Change, DiffOptions};
use bastion_core::migrate::{ColumnOrder, Plan, PlanOptions, contradictions, plan, script, seed_statements};
use bastion_core::port::SnapshotOptions;
use bastion_core::rules;
use bastion_core::snapshot::{Snapshot, SnapshotDocument};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::server::{Database, Server};

const TYPES: [&str; 9] = [
    "smallint",
    "integer",
    "bigint",
    "numeric(10,2)",
    "numeric(12,2)",
    "text",
    "varchar(10)",
    "varchar(20)",
    "public.e",
];

/// A column of a generated table.
#[derive(Debug, Clone)]
struct Column {
    data_type: usize,
    not_null: bool,
    default: bool,
    unique: bool,
    check: bool,
    index: u8,
}

/// A generated table: columns under names from a small pool, so that two schemas share many.
#[derive(Debug, Clone)]
struct Table {
    columns: Vec<(u8, Column)>,
    points_at: Option<u8>,
    view: u8,
    comment: bool,
    row_security: bool,
}

#[derive(Debug, Clone)]
struct Schema {
    tables: Vec<(u8, Table)>,
    labels: u8,
}

fn schemas() -> impl Strategy<Value = Schema> {
    let column = (0..TYPES.len(), any::<bool>(), any::<bool>(), prop::bool::weighted(0.2), any::<bool>(), 0_u8..5)
        .prop_map(|(data_type, not_null, default, unique, check, index)| Column {
            data_type,
            not_null,
            default,
            unique,
            check,
            index,
        });
    let table =
        (vec((0_u8..6, column), 1..5), prop::option::of(0_u8..4), 0_u8..3, any::<bool>(), prop::bool::weighted(0.2))
            .prop_map(|(columns, points_at, view, comment, row_security)| Table {
                columns,
                points_at,
                view,
                comment,
                row_security,
            });
    (vec((0_u8..4, table), 1..5), 1_u8..4).prop_map(|(mut tables, labels)| {
        tables.sort_by_key(|(name, _)| *name);
        tables.dedup_by_key(|(name, _)| *name);
        for (_, table) in &mut tables {
            let mut seen = Vec::new();
            table.columns.retain(|(name, _)| {
                !seen.contains(name) && {
                    seen.push(*name);
                    true
                }
            });
        }
        Schema { tables, labels }
    })
}

impl Schema {
    fn sql(&self) -> String {
        let labels: Vec<_> = (1..=3 + self.labels).map(|label| format!("'{label}'")).collect();
        let mut sql = format!("CREATE TYPE public.e AS ENUM ({});\n", labels.join(", "));
        for (name, table) in &self.tables {
            let mut parts = vec!["id integer PRIMARY KEY".to_owned()];
            for (column, found) in &table.columns {
                let mut part = format!("c{column} {}", TYPES[found.data_type]);
                if found.default {
                    part.push_str(" DEFAULT '1'");
                }
                if found.not_null {
                    part.push_str(" NOT NULL");
                }
                if found.unique {
                    let _ = write!(part, " CONSTRAINT t{name}_u{column} UNIQUE");
                }
                if found.check {
                    let _ = write!(
                        part,
                        " CONSTRAINT t{name}_k{column} CHECK (c{column} <> '4'::{})",
                        TYPES[found.data_type]
                    );
                }
                parts.push(part);
            }
            parts.push("p_id integer".to_owned());
            let _ = writeln!(sql, "CREATE TABLE public.t{name} ({});", parts.join(", "));
            self.rest(&mut sql, *name, table);
        }
        for (name, table) in &self.tables {
            let target = table.points_at.filter(|target| self.tables.iter().any(|(other, _)| other == target));
            if let Some(target) = target {
                let _ = writeln!(
                    sql,
                    "ALTER TABLE public.t{name} ADD CONSTRAINT t{name}_f FOREIGN KEY (p_id) REFERENCES public.t{target} (id);"
                );
            }
        }
        sql
    }

    fn rest(&self, sql: &mut String, name: u8, table: &Table) {
        let first = table.columns.first().map_or(0, |(column, _)| *column);
        for (column, found) in &table.columns {
            let _ = match found.index {
                1 => writeln!(sql, "CREATE INDEX t{name}_i{column} ON public.t{name} (c{column});"),
                2 => {
                    writeln!(sql, "CREATE INDEX t{name}_i{column} ON public.t{name} (c{column} DESC, id) WHERE id > 0;")
                }
                3 => writeln!(sql, "CREATE INDEX t{name}_i{column} ON public.t{name} ((c{column} = '1'));"),
                _ => Ok(()),
            };
        }
        let _ = match table.view {
            1 => writeln!(sql, "CREATE VIEW public.v{name} AS SELECT id, c{first} FROM public.t{name};"),
            2 => writeln!(sql, "CREATE MATERIALIZED VIEW public.v{name} AS SELECT c{first} AS x FROM public.t{name};"),
            _ => Ok(()),
        };
        if table.comment {
            let _ = writeln!(sql, "COMMENT ON TABLE public.t{name} IS 'table {first}';");
        }
        if table.row_security {
            let _ = writeln!(
                sql,
                "ALTER TABLE public.t{name} ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON public.t{name} USING (c{first} <> '4');"
            );
        }
    }
}

fn runner(cases: u32, seed: u8) -> TestRunner {
    TestRunner::new_with_rng(Config::with_cases(cases), TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

fn cases(default: u32) -> u32 {
    std::env::var("BASTION_GENERATED_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

async fn snapshot(database: &Database) -> Snapshot {
    let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    database.source().await.snapshot(&options).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plans_between_generated_schemas_lead_there_with_rows() {
    let mut runner = runner(1, 7);
    let (mut refused, mut planned, mut stopped) = (0, 0, 0);
    for case in 0..cases(40) {
        let schemas = (schemas(), schemas()).new_tree(&mut runner).unwrap().current();
        let databases = [
            Database::new(Server::Main, &format!("generated_{case}_a")).await,
            Database::new(Server::Main, &format!("generated_{case}_b")).await,
        ];
        let mut snapshots = Vec::new();
        for (database, schema) in databases.iter().zip([&schemas.0, &schemas.1]) {
            database.run(&schema.sql()).await;
            snapshots.push(snapshot(database).await);
        }
        for (from, to) in [(0, 1), (1, 0)] {
            let (old, new) = (&snapshots[from], &snapshots[to]);
            let options = PlanOptions { column_order: ColumnOrder::Exact, ..PlanOptions::default() };
            let made = plan(old, new, &options).unwrap();
            if made.is_refused() {
                refused += 1;
                assert!(made.refusals.iter().all(|refusal| refusal.reason.contains("no cast")), "{:?}", made.refusals);
                continue;
            }
            planned += 1;
            if !walk(&databases[from], &made, old, new, true).await {
                stopped += 1;
                // rows stood in the way, as a finding had said: without them the plan must hold
                let again = Database::new(Server::Main, &format!("generated_{case}_again")).await;
                again.run(&[&schemas.0, &schemas.1][from].sql()).await;
                assert!(walk(&again, &made, old, new, false).await);
                again.discard().await;
            }
        }
        for database in databases {
            database.discard().await;
        }
    }
    println!("{planned} planned, {refused} refused, {stopped} stopped by rows");
    assert!(planned > refused && planned > 2 * stopped, "{planned} planned, {refused} refused, {stopped} stopped");
}

// whether the plan came to its end; where rows stopped it, a finding had named the object
async fn walk(database: &Database, made: &Plan, old: &Snapshot, new: &Snapshot, rows: bool) -> bool {
    for statement in seed_statements(old).iter().filter(|statement| rows && !statement.contains("NULL")) {
        // what the schema refuses is not a row it could hold
        let _ = database.client.batch_execute(statement).await;
    }
    let applied = apply(&database.client, made, ApplyMode::Watched).await.unwrap();
    if let Some(failure) = &applied.failure {
        assert!(
            rows && (failure.code.starts_with("23") || failure.code.starts_with("22")),
            "{failure:?}\n{}",
            script(made)
        );
        let object = &made.actions[failure.action].object;
        let findings = rules::compare(old, new, &DiffOptions::default()).unwrap().findings;
        let named = findings.iter().any(|finding| finding.location.path.starts_with(&object.path[..2]));
        assert!(named, "{failure:?} without a finding that names {object:?}");
        return false;
    }
    for (action, seen) in made.actions.iter().zip(&applied.observations) {
        assert_eq!(contradictions(action, seen), Vec::<String>::new(), "{}", script(made));
    }
    assert_eq!(snapshot(database).await.digest(), new.digest(), "{}", script(made));
    true
}

#[tokio::test]
async fn renames_are_told_from_removals_without_a_mistake() {
    let mut runner = runner(1, 11);
    let database = Database::new(Server::Main, "generated_renames").await;
    let mut renames = 0;
    for _ in 0..cases(10) {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
        let schema = schemas().new_tree(&mut runner).unwrap().current();
        database.run(&schema.sql()).await;
        let before = snapshot(&database).await;
        let mut expected = Vec::new();
        for (name, table) in &schema.tables {
            let (column, _) = table.columns.first().unwrap();
            match name % 3 {
                // renamed
                0 => {
                    database.run(&format!("ALTER TABLE public.t{name} RENAME COLUMN c{column} TO renamed")).await;
                    expected.push(format!("t{name}.renamed"));
                }
                // taken away and another one put there: no rename, whatever it looks like
                1 => {
                    let sql =
                        format!("ALTER TABLE public.t{name} DROP COLUMN c{column} CASCADE, ADD COLUMN renamed text");
                    database.run(&sql).await;
                }
                _ => {}
            }
        }
        let after = snapshot(&database).await;
        let found = renamed_columns(&before, &after);
        assert_eq!(found, expected, "{}", schema.sql());
        renames += expected.len();
        // without the ids nothing is assumed
        assert_eq!(renamed_columns(&without_lineage(&before), &without_lineage(&after)), Vec::<String>::new());
    }
    assert!(renames > 0);
}

fn renamed_columns(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let changes = diff::compare(before, after, &DiffOptions::default()).unwrap().changes;
    let renamed = changes.iter().filter_map(|change| match change {
        // the columns of a view follow those of its table, under their own names
        Change::Renamed(change) if change.path.len() == 3 && change.path[1].starts_with('t') => {
            Some(change.path[1..].join("."))
        }
        _ => None,
    });
    renamed.collect()
}

fn without_lineage(snapshot: &Snapshot) -> Snapshot {
    let mut document: SnapshotDocument = snapshot.to_document();
    document.source.lineage = None;
    Snapshot::new(document).unwrap()
}
