//! Ten thousand statements of consumers, asked of two live PostgreSQL databases and judged.
//!
//! The peer is the same server with the same statements, prepared one after another by psycopg, which judges nothing.
//! Needs `BASTION_TEST_POSTGRES` and `BASTION_PYTHON`, which `make bench` sets.

use std::error::Error;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::DiffOptions;
use bastion_core::impact::Consumer;
use bastion_core::ops::impact_find::{self, AskedDatabases, AskedPlace, ConsumerSources, Found};
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::rules;

const TABLES: usize = 500;
const STATEMENTS: usize = 10_000;
const RUNS: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<(), Box<dyn Error>> {
    let base =
        std::env::var("BASTION_TEST_POSTGRES").map_err(|_| "BASTION_TEST_POSTGRES is not set: run `make bench`")?;
    let changed = "ALTER TABLE t1 DROP COLUMN note; ALTER TABLE t2 ALTER COLUMN code TYPE bigint;";
    let (old_address, new_address) = (generate(&base, "a", "").await?, generate(&base, "b", changed).await?);
    let system = SystemRuntime::new();
    let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    let old = system.connect(&old_address).await?.introspector.snapshot(&options).await?;
    let new = system.connect(&new_address).await?.introspector.snapshot(&options).await?;
    let sources = ConsumerSources { consumers: statements(), without_schema: true, ..ConsumerSources::default() };
    let addresses = AskedDatabases { old_address: old_address.clone(), new_address };
    let asked = AskedPlace::Databases(addresses);
    let found = Found { old: &old, new: &new, sources: &sources, asked: &asked };
    let mut ours = Duration::MAX;
    let mut report = None;
    for _ in 0..RUNS {
        let comparison = rules::compare(&old, &new, &DiffOptions::default())?;
        let start = Instant::now();
        let output = impact_find::find(&system, comparison, found, &[]).await?;
        ours = ours.min(start.elapsed());
        report = Some(output.impact);
    }
    let report = report.ok_or("no run")?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("statements.json");
    let texts: Vec<_> = sources.consumers.iter().map(|consumer| &consumer.sql).collect();
    std::fs::write(&path, serde_json::to_vec(&texts)?)?;
    let script = "import json, sys, time, psycopg\n\
        texts = json.load(open(sys.argv[2]))\n\
        connection = psycopg.connect(sys.argv[1], autocommit=True)\n\
        start = time.perf_counter()\n\
        for text in texts:\n    connection.pgconn.prepare(b'', text.encode()); connection.pgconn.describe_prepared(b'')\n\
        print(time.perf_counter() - start)\n";
    let output =
        Command::new(std::env::var("BASTION_PYTHON")?).args(["-c", script, &old_address]).arg(&path).output()?;
    let peer: f64 = String::from_utf8(output.stdout)?.trim().parse()?;
    let mut stdout = std::io::stdout();
    writeln!(stdout, "{STATEMENTS} statements over {TABLES} tables, asked of both schemas and judged; best of {RUNS}")?;
    writeln!(
        stdout,
        "  {} judged: {} affected, {} as before, {} not judged",
        report.judged, report.affected, report.unaffected, report.unresolved
    )?;
    writeln!(stdout, "  {:<58} {:>9.0} ms", "bastion: both schemas, described and judged", ours.as_secs_f64() * 1e3)?;
    writeln!(
        stdout,
        "  {:<58} {:>9.0} ms   {:>6.2} x",
        "psycopg: one schema, described one by one, twice that",
        peer * 2e3,
        peer * 2.0 / ours.as_secs_f64()
    )?;
    Ok(())
}

fn statements() -> Vec<Consumer> {
    (0..STATEMENTS)
        .map(|number| {
            let (table, other) = (number % TABLES, (number * 7 + 1) % TABLES);
            let sql = match number / TABLES % 5 {
                0 => format!("SELECT id, name, note FROM t{table} WHERE id = $1"),
                1 => format!("SELECT * FROM t{table} WHERE code > $1 ORDER BY created_at LIMIT 10"),
                2 => format!("UPDATE t{table} SET name = $1, code = code + 1 WHERE id = $2"),
                3 => format!(
                    "SELECT a.id, b.name, count(*) FROM t{table} a JOIN t{other} b ON b.id = a.id GROUP BY 1, 2"
                ),
                _ => format!("INSERT INTO t{table} (id, name, code) VALUES ($1, $2, $3) RETURNING id, created_at"),
            };
            Consumer { name: format!("q{number}"), sql: format!("{sql} -- {number}"), ..Consumer::default() }
        })
        .collect()
}

async fn generate(base: &str, side: &str, changes: &str) -> Result<String, Box<dyn Error>> {
    let (server, _) = base.rsplit_once('/').ok_or("no database in the address")?;
    let (admin, connection) = tokio_postgres::connect(base, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    let name = format!("bastion_consumers_{side}");
    admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} (FORCE)")).await?;
    admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).await?;
    let address = format!("{server}/{name}");
    let (client, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    for number in 0..TABLES {
        let sql = format!(
            "CREATE TABLE t{number} (id bigint PRIMARY KEY, name text NOT NULL, note text, code integer,
                created_at timestamptz DEFAULT now())"
        );
        client.batch_execute(&sql).await?;
    }
    client.batch_execute(changes).await?;
    Ok(address)
}
