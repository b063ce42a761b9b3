//! A generated PostgreSQL schema of 5,000 tables, read by us, by `pg_dump --schema-only` and by SQLAlchemy, in one run.
//!
//! Needs `BASTION_TEST_POSTGRES`, `BASTION_PG_DUMP` and `BASTION_PYTHON`, which `make bench` sets.

use std::error::Error;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;

const TABLES: u32 = 5_000;
const RUNS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<(), Box<dyn Error>> {
    let base =
        std::env::var("BASTION_TEST_POSTGRES").map_err(|_| "BASTION_TEST_POSTGRES is not set: run `make bench`")?;
    let address = generate(&base).await?;
    let (mut ours, mut hashed, mut written) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let mut objects = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        let connection = SystemRuntime::new().connect(&address).await?;
        let snapshot = connection.introspector.snapshot(&SnapshotOptions::default()).await?;
        ours = ours.min(start.elapsed());
        let document = snapshot.to_document();
        let start = Instant::now();
        let again = Snapshot::new(document)?;
        hashed = hashed.min(start.elapsed());
        assert_eq!(again.digest(), snapshot.digest());
        let start = Instant::now();
        let json = snapshot.to_json()?;
        written = written.min(start.elapsed());
        objects = snapshot.len();
        assert!(json.len() > 1_000_000);
    }
    let pg_dump = std::env::var("BASTION_PG_DUMP")?;
    let mut dump = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        let status =
            Command::new(&pg_dump).args(["--schema-only", "--dbname", &address]).stdout(Stdio::null()).status()?;
        assert!(status.success(), "pg_dump failed");
        dump = dump.min(start.elapsed());
    }
    let start = Instant::now();
    let script = "import sys, sqlalchemy as s\n\
        engine = s.create_engine(sys.argv[1].replace('postgresql://', 'postgresql+psycopg://'))\n\
        metadata = s.MetaData()\nmetadata.reflect(engine)\nassert len(metadata.tables) == 5000\n";
    let status = Command::new(std::env::var("BASTION_PYTHON")?).args(["-c", script, &address]).status()?;
    assert!(status.success(), "SQLAlchemy failed");
    let alchemy = start.elapsed();
    let mut stdout = std::io::stdout();
    writeln!(stdout, "introspection of {TABLES} tables ({objects} objects); best of {RUNS}, SQLAlchemy once")?;
    for (name, time) in [
        ("bastion: connect, read, hash", ours),
        ("  of which hash", hashed),
        ("bastion: write the JSON (not counted above)", written),
        ("pg_dump --schema-only", dump),
        ("SQLAlchemy MetaData.reflect", alchemy),
    ] {
        writeln!(
            stdout,
            "  {name:<46} {:>9.0} ms   {:>6.2} x",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() / ours.as_secs_f64()
        )?;
    }
    Ok(())
}

async fn generate(base: &str) -> Result<String, Box<dyn Error>> {
    let (server, _) = base.rsplit_once('/').ok_or("no database in the address")?;
    let (admin, connection) = tokio_postgres::connect(base, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    admin.batch_execute("DROP DATABASE IF EXISTS bastion_bench (FORCE)").await?;
    admin.batch_execute("CREATE DATABASE bastion_bench TEMPLATE template0").await?;
    let address = format!("{server}/bastion_bench");
    let (client, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    for first in (0..TABLES).step_by(100) {
        let mut sql = String::new();
        for number in first..first + 100 {
            let parent = number.saturating_sub(1);
            sql.push_str(&format!(
                "CREATE TABLE t{number} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id bigint REFERENCES t{parent},
                    name varchar(100) NOT NULL DEFAULT 'none', amount numeric(12, 2) CHECK (amount >= 0), note text, tags text[],
                    created_at timestamptz NOT NULL DEFAULT now(), active boolean DEFAULT true, code integer, data jsonb);
                 CREATE INDEX ON t{number} (parent_id); CREATE INDEX ON t{number} (name, created_at DESC);
                 CREATE UNIQUE INDEX ON t{number} (code) WHERE active; COMMENT ON TABLE t{number} IS 'table {number}';"
            ));
        }
        client.batch_execute(&sql).await?;
    }
    client.batch_execute("ANALYZE").await?;
    Ok(address)
}
