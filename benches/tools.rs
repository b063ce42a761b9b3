//! Two live PostgreSQL databases that differ in a few places, compared by us and by the tools people use in Python:
//! migra with schemainspect, results, Alembic's autogenerate over SQLAlchemy, and deepdiff over the same documents.
//!
//! Needs `BASTION_TEST_POSTGRES` and `BASTION_PYTHON`, which `make bench` sets.

use std::error::Error;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::{self, DiffOptions};
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::rules;
use bastion_core::snapshot::Snapshot;

const TABLES: u32 = 500;
const RUNS: u32 = 10;

/// What differs in the second database.
const CHANGES: &str = "
    ALTER TABLE t1 ADD COLUMN added text; ALTER TABLE t2 DROP COLUMN note; ALTER TABLE t3 ALTER COLUMN code TYPE bigint;
    ALTER TABLE t4 ALTER COLUMN name DROP NOT NULL; DROP INDEX t5_parent_id_idx; CREATE INDEX ON t6 (amount);
    ALTER TABLE t7 ADD CHECK (code > 0); CREATE TABLE fresh (id bigint PRIMARY KEY, name text);";

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<(), Box<dyn Error>> {
    let base =
        std::env::var("BASTION_TEST_POSTGRES").map_err(|_| "BASTION_TEST_POSTGRES is not set: run `make bench`")?;
    let (old_address, new_address) = (generate(&base, "a", "").await?, generate(&base, "b", CHANGES).await?);
    let (mut reading, mut comparing, mut judging) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let mut changes = 0;
    let options = DiffOptions::default();
    let (mut old, mut new) = (read(&old_address).await?, read(&new_address).await?);
    for _ in 0..RUNS {
        let start = Instant::now();
        (old, new) = (read(&old_address).await?, read(&new_address).await?);
        reading = reading.min(start.elapsed());
        let start = Instant::now();
        changes = diff::compare(&old, &new, &options)?.changes.len();
        comparing = comparing.min(start.elapsed());
        let start = Instant::now();
        std::hint::black_box(rules::compare(&old, &new, &options)?);
        judging = judging.min(start.elapsed());
    }
    let folder = tempfile::tempdir()?;
    let paths = [folder.path().join("old.json"), folder.path().join("new.json")];
    std::fs::write(&paths[0], old.to_json()?)?;
    std::fs::write(&paths[1], new.to_json()?)?;
    let output = Command::new(std::env::var("BASTION_PYTHON")?)
        .args(["benches/tools.py", &old_address, &new_address])
        .args(&paths)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let peers: Vec<(String, f64)> = serde_json::from_slice(&output.stdout)?;
    let mut stdout = std::io::stdout();
    writeln!(stdout, "two live databases of {TABLES} tables, {changes} changes between them; ours best of {RUNS}")?;
    let ours = [
        ("bastion: connect to both, read, hash", reading),
        ("bastion: compare", comparing),
        ("bastion: compare and judge by all rules", judging),
    ];
    for (name, time) in ours {
        writeln!(stdout, "  {name:<58} {:>10.3} ms", time.as_secs_f64() * 1e3)?;
    }
    for (name, seconds) in &peers {
        let against = if name.contains("compare") { judging } else { reading + judging };
        let ratio = seconds / against.as_secs_f64();
        writeln!(stdout, "  {name:<58} {:>10.1} ms   {ratio:>9.1} x", seconds * 1e3)?;
    }
    writeln!(stdout, "  (ratios: comparing against our comparing and judging, the rest against our whole way)")?;
    Ok(())
}

async fn read(address: &str) -> Result<Snapshot, Box<dyn Error>> {
    let connection = SystemRuntime::new().connect(address).await?;
    Ok(connection.introspector.snapshot(&SnapshotOptions::default()).await?)
}

async fn generate(base: &str, side: &str, changes: &str) -> Result<String, Box<dyn Error>> {
    let (server, _) = base.rsplit_once('/').ok_or("no database in the address")?;
    let (admin, connection) = tokio_postgres::connect(base, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    let name = format!("bastion_tools_{side}");
    admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} (FORCE)")).await?;
    admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).await?;
    let address = format!("{server}/{name}");
    let (client, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    for number in 0..TABLES {
        let parent = number.saturating_sub(1);
        client
            .batch_execute(&format!(
                "CREATE TABLE t{number} (id bigint PRIMARY KEY, parent_id bigint REFERENCES t{parent},
                    name varchar(100) NOT NULL DEFAULT 'none', amount numeric(12, 2) CHECK (amount >= 0), note text,
                    created_at timestamptz NOT NULL DEFAULT now(), active boolean DEFAULT true, code integer);
                 CREATE INDEX t{number}_parent_id_idx ON t{number} (parent_id);
                 CREATE UNIQUE INDEX t{number}_code ON t{number} (code);"
            ))
            .await?;
    }
    client.batch_execute(changes).await?;
    client.batch_execute("ANALYZE").await?;
    Ok(address)
}
