//! Two snapshots of 10,000 tables with 20 columns each: nothing changed, and 1 % of the columns changed.

use std::error::Error;
use std::io::Write as _;
use std::time::{Duration, Instant};

use bastion_core::diff::{self, DiffOptions};
use bastion_core::rules;
use bastion_core::schema::{Column, Dialect, Relation};
use bastion_core::snapshot::{Entry, Snapshot, SnapshotDocument};

const TABLES: u32 = 10_000;
const COLUMNS: u32 = 20;
const RUNS: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let old = snapshot(None)?;
    let same = snapshot(None)?;
    let new = snapshot(Some(100))?;
    let options = DiffOptions::default();
    let changes = diff::compare(&old, &new, &options)?.changes.len();
    assert_eq!(changes, (TABLES * COLUMNS / 100) as usize);
    let (old_value, new_value) = (serde_json::to_value(old.to_document())?, serde_json::to_value(new.to_document())?);
    let mut stdout = std::io::stdout();
    writeln!(stdout, "diff of {TABLES} tables with {COLUMNS} columns; best of {RUNS}")?;
    let equal = best(|| diff::compare(&old, &same, &options).map(|diff| diff.is_empty()));
    let changed = best(|| diff::compare(&old, &new, &options).map(|diff| diff.changes.len()));
    let classified = best(|| rules::compare(&old, &new, &options).map(|found| found.findings.len()));
    let peer = best(|| old_value == new_value);
    let peer_equal = best(|| old_value == old_value.clone());
    for (name, time) in [
        ("nothing changed", equal),
        ("1 % changed: changes", changed),
        ("1 % changed: changes and findings", classified),
        ("serde_json: are two documents equal (no)", peer),
        ("serde_json: are two documents equal (yes, with a copy)", peer_equal),
    ] {
        writeln!(stdout, "  {name:<56} {:>10.4} ms", time.as_secs_f64() * 1e3)?;
    }
    writeln!(stdout, "  {changes} changes")?;
    Ok(())
}

fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        std::hint::black_box(work());
        best = best.min(start.elapsed());
    }
    best
}

/// A snapshot in which every `changed`-th column has another type.
fn snapshot(changed: Option<u32>) -> Result<Snapshot, Box<dyn Error>> {
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    for table in 0..TABLES {
        let (schema, relation) = (format!("s{}", table % 10), format!("table_{table:05}"));
        let columns: Vec<String> = (0..COLUMNS).map(|column| format!("column_{column:02}")).collect();
        for (number, name) in (0..).zip(&columns) {
            let is_changed = changed.is_some_and(|every| (table * COLUMNS + number).is_multiple_of(every));
            document.objects.push(Entry::new(Column {
                schema: schema.clone(),
                relation: relation.clone(),
                name: name.clone(),
                data_type: if is_changed { "bigint" } else { "integer" }.to_owned(),
                not_null: number % 2 == 0,
                ..Column::default()
            }));
        }
        document.objects.push(Entry::new(Relation { schema, name: relation, columns, ..Relation::default() }));
    }
    Ok(Snapshot::new(document)?)
}
