//! The guard of reads: what it misses and what it refuses in vain, each listed, beside two public guards; then a million
//! mutants, each one that passes executed under an observer; then what a verdict costs.
//!
//! Needs `BASTION_TEST_POSTGRES` and `BASTION_TEST_MARIADB`, which `make bench` sets, and `BASTION_GUARD_PYTHON`: a Python
//! with scripts/requirements_guard.txt. `BASTION_GUARD_MUTANTS` for another number of mutants.

#[path = "../tests/it/sql_guard/again.rs"]
mod again;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/sql_guard/corpus.rs"]
mod corpus;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/sql_guard/hunt.rs"]
mod hunt;
#[path = "../tests/it/sql_guard/mutate.rs"]
mod mutate;
#[path = "../tests/it/sql_guard/observe_mariadb.rs"]
mod observe_mariadb;
#[path = "../tests/it/sql_guard/observe_postgres.rs"]
mod observe_postgres;

use std::error::Error;
use std::io::Write as _;
use std::process::Command;
use std::time::Instant;

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};

const MUTANTS: usize = 1_000_000;
const ROUNDS: u32 = 20;
const HOSTILE_ROUNDS: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(measure())
}

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("{name} is not set: run `make bench`"))
}

async fn measure() -> Result<(), Box<dyn Error>> {
    let (postgres, mariadb) = (variable("BASTION_TEST_POSTGRES")?, variable("BASTION_TEST_MARIADB")?);
    let mut stdout = std::io::stdout();
    let watched = observe_postgres::Watched::new(&postgres, "bastion_guard_bench").await;
    let bound = Guard::of_snapshot(&watched.snapshot, None, Reach::default());
    writeln!(stdout, "attacks that pass, reads that are refused")?;
    report(&bound, Grammar::Postgresql)?;
    let watching = observe_mariadb::Watched::new(&mariadb).await;
    report(&Guard::of_snapshot(&watching.snapshot, None, Reach::default()), Grammar::Mariadb)?;
    watching.discard().await;
    report(&Guard::of_snapshot(&sqlite().await?, None, Reach::default()), Grammar::Sqlite)?;
    // no server of it is at hand
    report(&Guard::new(Grammar::Snowflake, None, Reach::default()), Grammar::Snowflake)?;
    let output = Command::new(variable("BASTION_GUARD_PYTHON")?).args(["scripts/guard_peers.py", "--list"]).output()?;
    stdout.write_all(&output.stdout)?;
    stdout.write_all(&output.stderr)?;
    let reads = corpus::reads(Grammar::Postgresql);
    let start = Instant::now();
    for _ in 0..ROUNDS {
        for case in &reads {
            std::hint::black_box(bound.check(&case.text));
        }
    }
    let each = start.elapsed().as_secs_f64() / f64::from(ROUNDS) / reads.len() as f64;
    writeln!(stdout, "a verdict on a read, bound to a snapshot: {:.1} µs", each * 1e6)?;
    hostile()?;
    watched.discard().await;
    let mutants = std::env::var("BASTION_GUARD_MUTANTS").map_or(Ok(MUTANTS), |count| count.parse())?;
    let bag = hunt::postgres(&postgres, "bastion_guard_bench", mutants - mutants / 4, 11).await;
    show("PostgreSQL", &bag)?;
    let bag = hunt::mariadb(&mariadb, mutants / 4, 12).await;
    show("MariaDB", &bag)?;
    Ok(())
}

async fn sqlite() -> Result<Snapshot, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("main.db");
    rusqlite::Connection::open(&path)?.execute_batch(&corpus::schema("sqlite.sql"))?;
    let source = SystemRuntime::new().connect(&format!("sqlite:{}", path.display())).await?.introspector;
    Ok(source.snapshot(&SnapshotOptions::default()).await?)
}

/// What bad input may take.
const MILLISECONDS_PER_MEGABYTE: f64 = 50.0;

// larger, deeper and longer than any reader writes: an error for each, and how long it takes
fn hostile() -> Result<(), Box<dyn Error>> {
    let mut stdout = std::io::stdout();
    writeln!(stdout, "bad input, at most {MILLISECONDS_PER_MEGABYTE} ms/MB (the least of {HOSTILE_ROUNDS} rounds)")?;
    let many = |part: &str, count: usize| part.repeat(count).into_bytes();
    let within = |before: &str, part: &str, count: usize, after: &str| {
        [before.as_bytes(), &many(part, count), after.as_bytes()].concat()
    };
    let texts: Vec<(&str, Vec<u8>)> = vec![
        ("10 MB of a string", within("SELECT '", "a", 10_000_000, "'")),
        ("10 MB of words", many("SELECT 1 ", 1_100_000)),
        ("10 MB of no text", within("SELECT '", "a", 10_000_000, "").into_iter().chain([0xff]).collect()),
        ("no text at its start", [&[0xff][..], &many("a", 10_000_000)].concat()),
        ("1 MB of brackets", many("(", 1_000_000)),
        ("10,000 brackets", [within("SELECT ", "(", 10_000, "1"), many(")", 10_000)].concat()),
        ("10,000 subqueries", [within("", "SELECT (", 10_000, "1"), many(")", 10_000)].concat()),
        ("10,000 CASE", within("SELECT ", "CASE WHEN 1 THEN ", 10_000, "1")),
        ("200,000 terms", within("SELECT 1", "+1", 200_000, "")),
        ("170,000 terms of a word", within("SELECT 1", " DIV 1", 170_000, "")),
        ("140,000 joins", within("SELECT * FROM t", " JOIN t", 140_000, "")),
        ("60,000 unions", within("SELECT 1", " UNION SELECT 1", 60_000, "")),
        ("200,000 NOT", within("SELECT ", "NOT ", 200_000, "1")),
        ("1 MB of comments", many("/*", 500_000)),
        ("1 MB of quotes", many("'", 1_000_001)),
    ];
    for grammar in [Grammar::Postgresql, Grammar::Mysql, Grammar::Mariadb, Grammar::Sqlite, Grammar::Snowflake] {
        let guard = Guard::new(grammar, None, Reach::default());
        let mut worst = (0.0, "");
        for (name, text) in &texts {
            let megabytes = text.len() as f64 / 1e6;
            let mut least = f64::MAX;
            for _ in 0..HOSTILE_ROUNDS {
                let start = Instant::now();
                let verdict = guard.check_bytes(text);
                least = least.min(start.elapsed().as_secs_f64() * 1e3 / megabytes);
                if verdict.decision != Decision::Deny {
                    return Err(format!("{}: {name} is {:?}", grammar.as_str(), verdict.decision).into());
                }
            }
            let kept = if least <= MILLISECONDS_PER_MEGABYTE { "" } else { ", TOO SLOW" };
            writeln!(stdout, "    {:<12} {name:<26} {least:>8.2} ms/MB{kept}", grammar.as_str())?;
            if least > worst.0 {
                worst = (least, *name);
            }
        }
        writeln!(stdout, "  {:<12} at most {:.1} ms/MB ({})", grammar.as_str(), worst.0, worst.1)?;
    }
    Ok(())
}

fn report(guard: &Guard<'_>, grammar: Grammar) -> std::io::Result<()> {
    let mut stdout = std::io::stdout();
    let (attacks, reads, disarmed) = (corpus::attacks(grammar), corpus::reads(grammar), corpus::disarmed(grammar));
    let passes = |text: &str| guard.check(text).decision == Decision::Allow;
    let missed: Vec<_> = attacks.iter().filter(|case| passes(&case.text)).collect();
    let refused: Vec<_> = reads.iter().filter(|case| !passes(&case.text)).collect();
    let harmless = missed.iter().filter(|case| disarmed.iter().any(|(title, _)| *title == case.title)).count();
    let name = grammar.as_str();
    writeln!(
        stdout,
        "  {:<22} {name:<12} missed {} of {} ({harmless} written harmless), refused {} of {}",
        "bastion",
        missed.len(),
        attacks.len(),
        refused.len(),
        reads.len()
    )?;
    for case in missed {
        writeln!(stdout, "    missed {:?}", case.text)?;
    }
    for case in refused {
        let why: Vec<_> = guard.check(&case.text).reasons.into_iter().map(|reason| reason.message).collect();
        writeln!(stdout, "    refused {:?}: {}", case.text, why.join("; "))?;
    }
    Ok(())
}

fn show(name: &str, bag: &hunt::Bag) -> std::io::Result<()> {
    let mut stdout = std::io::stdout();
    writeln!(stdout, "{name}: {}", bag.sentence())?;
    for escaped in bag.escaped.iter().chain(&bag.unstable) {
        writeln!(stdout, "    ESCAPED {escaped}")?;
    }
    for ended in &bag.ended {
        writeln!(stdout, "    ended {ended}")?;
    }
    Ok(())
}
