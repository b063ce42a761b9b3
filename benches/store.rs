//! A look whether 1,000 tables changed, beside reading them all; and a store of 1,000 snapshots of 5,000 tables with 5
//! changes each, beside the same in one JSON file per snapshot.
//!
//! Needs `BASTION_TEST_POSTGRES`, which `make bench` sets.

use std::error::Error;
use std::io::Write as _;
use std::time::{Duration, Instant};

use bastion_core::connect::SystemRuntime;
use bastion_core::connect::store::open;
use bastion_core::port::keep::{get, look, put};
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::schema::{Column, Dialect, Relation};
use bastion_core::snapshot::{Entry, Snapshot, SnapshotDocument};

const LOOKED_TABLES: usize = 1_000;
const TABLES: usize = 5_000;
const CHANGES: usize = 5;
const RUNS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(looking())?;
    // a folder synchronises every file: fewer snapshots show the same
    for (name, snapshots) in [("store.db", 1_000), ("store", 200)] {
        storing(name, snapshots)?;
    }
    Ok(())
}

async fn looking() -> Result<(), Box<dyn Error>> {
    let base =
        std::env::var("BASTION_TEST_POSTGRES").map_err(|_| "BASTION_TEST_POSTGRES is not set: run `make bench`")?;
    let address = generate(&base).await?;
    let connection = SystemRuntime::new().connect(&address).await?;
    let source = connection.introspector.as_ref();
    let options = SnapshotOptions::default();
    let (mut full, mut again, mut quiet) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let (writer, writing) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await?;
    tokio::spawn(writing);
    let first = look(source, &options, None).await?;
    let mut known = (first.fingerprint.ok_or("no fingerprint")?, first.snapshot);
    for _ in 0..RUNS {
        let start = Instant::now();
        let read = source.snapshot(&options).await?;
        full = full.min(start.elapsed());
        assert!(read == known.1);
        for (time, written) in [(&mut again, "SELECT txid_current()"), (&mut quiet, "SELECT 1")] {
            writer.batch_execute(written).await?;
            let before = Some(known.clone());
            let start = Instant::now();
            let looked = look(source, &options, before).await?;
            *time = (*time).min(start.elapsed());
            assert!(!looked.read);
            if let Some(fingerprint) = looked.fingerprint {
                known.0 = fingerprint;
            }
        }
    }
    let mut stdout = std::io::stdout();
    writeln!(stdout, "{LOOKED_TABLES} unchanged tables ({} objects); best of {RUNS}", known.1.len())?;
    writeln!(stdout, "  {:<58} {:>9.2} ms", "read and hash all", full.as_secs_f64() * 1e3)?;
    for (name, time) in [
        ("look whether anything changed, while others write", again),
        ("look whether anything changed, while nobody writes", quiet),
    ] {
        let share = time.as_secs_f64() / full.as_secs_f64() * 100.0;
        writeln!(stdout, "  {name:<58} {:>9.2} ms   {share:>5.2} %", time.as_secs_f64() * 1e3)?;
    }
    Ok(())
}

fn storing(name: &str, snapshots: usize) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(name).to_string_lossy().into_owned();
    let mut store = open(&path, true)?;
    let mut widths = vec![0_usize; TABLES];
    let (mut first, mut json) = (0, 0);
    let start = Instant::now();
    for number in 0..snapshots {
        for change in 0..CHANGES {
            // every table but the first time, another each time
            if number > 0 {
                widths[(number * CHANGES + change * 997) % TABLES] += 1;
            }
        }
        let snapshot = schema(&widths)?;
        put(store.as_mut(), &snapshot, "", "2026-01-01T00:00:00Z", None)?;
        if number == 0 {
            first = size(folder.path())?;
            json = snapshot.to_json()?.len();
        }
    }
    let taken = start.elapsed();
    let all = size(folder.path())?;
    let entries = store.entries()?;
    let start = Instant::now();
    let last = get(store.as_ref(), entries.last().ok_or("empty")?)?;
    let reading = start.elapsed();
    assert!(last.digest() == schema(&widths)?.digest());
    let mut stdout = std::io::stdout();
    writeln!(stdout, "{snapshots} snapshots of {TABLES} tables, {CHANGES} changed each time, in `{name}`")?;
    let mib = |bytes: usize| bytes as f64 / 1024.0 / 1024.0;
    writeln!(stdout, "  {:<58} {:>9.1} MiB", "the store with the first snapshot", mib(first))?;
    writeln!(
        stdout,
        "  {:<58} {:>9.1} MiB   {:>6.2} x",
        "the store with all of them",
        mib(all),
        all as f64 / first as f64
    )?;
    writeln!(
        stdout,
        "  {:<58} {:>9.1} MiB   {:>6.2} x",
        "one JSON file each",
        mib(json * snapshots),
        (json * snapshots) as f64 / first as f64
    )?;
    writeln!(
        stdout,
        "  {:<58} {:>9.1} ms",
        "to make and store one, on average",
        taken.as_secs_f64() * 1e3 / snapshots as f64
    )?;
    writeln!(stdout, "  {:<58} {:>9.1} ms", "to read the last one", reading.as_secs_f64() * 1e3)?;
    Ok(())
}

// what the files take on the disk, in blocks of 4 KiB
fn size(folder: &std::path::Path) -> Result<usize, Box<dyn Error>> {
    let mut total = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        total += if metadata.is_dir() {
            size(&entry.path())?
        } else {
            usize::try_from(metadata.len())?.div_ceil(4096) * 4096
        };
    }
    Ok(total)
}

fn schema(widths: &[usize]) -> Result<Snapshot, Box<dyn Error>> {
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    for (table, width) in widths.iter().enumerate() {
        let relation = format!("table_{table:05}");
        let columns: Vec<String> = (0..4).map(|column| format!("column_{column}")).collect();
        for name in &columns {
            document.objects.push(Entry::with_lineage(
                Column {
                    schema: "public".to_owned(),
                    relation: relation.clone(),
                    name: name.clone(),
                    data_type: format!("character varying({})", width + 10),
                    not_null: true,
                    ..Column::default()
                },
                format!("class.{table}.{name}"),
            ));
        }
        let schema = "public".to_owned();
        document.objects.push(Entry::new(Relation { schema, name: relation, columns, ..Relation::default() }));
    }
    Ok(Snapshot::new(document)?)
}

async fn generate(base: &str) -> Result<String, Box<dyn Error>> {
    let (server, _) = base.rsplit_once('/').ok_or("no database in the address")?;
    let (admin, connection) = tokio_postgres::connect(base, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    admin.batch_execute("DROP DATABASE IF EXISTS bastion_looked (FORCE)").await?;
    admin.batch_execute("CREATE DATABASE bastion_looked TEMPLATE template0").await?;
    let address = format!("{server}/bastion_looked");
    let (client, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    for number in 0..LOOKED_TABLES {
        client
            .batch_execute(&format!(
                "CREATE TABLE t{number} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id bigint REFERENCES t{},
                    name varchar(100) NOT NULL DEFAULT 'none', amount numeric(12, 2) CHECK (amount >= 0), note text, tags text[],
                    created_at timestamptz NOT NULL DEFAULT now(), active boolean DEFAULT true, code integer, data jsonb);
                 CREATE INDEX ON t{number} (parent_id); CREATE INDEX ON t{number} (name, created_at DESC);
                 CREATE UNIQUE INDEX ON t{number} (code) WHERE active; COMMENT ON TABLE t{number} IS 'table {number}';",
                number.saturating_sub(1)
            ))
            .await?;
    }
    // as a server does by itself after a while
    client.batch_execute("VACUUM ANALYZE").await?;
    Ok(address)
}
