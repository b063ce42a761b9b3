//! The guard of reads: what it misses and what it refuses in vain, each listed, beside two public guards; then a million
//! mutants, each one that passes executed under an observer; then what a verdict costs.
//!
//! Needs `BASTION_TEST_POSTGRES` and `BASTION_TEST_MARIADB`, which `make bench` sets, and `BASTION_GUARD_PYTHON`: a Python
//! with scripts/requirements_guard.txt. `BASTION_GUARD_MUTANTS` for another number of mutants.

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

use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};

const MUTANTS: usize = 1_000_000;
const ROUNDS: u32 = 20;

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
    for grammar in [Grammar::Mariadb, Grammar::Sqlite, Grammar::Snowflake] {
        report(&Guard::new(grammar, None, Reach::default()), grammar)?;
    }
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
    hostile(&bound)?;
    watched.discard().await;
    let mutants = std::env::var("BASTION_GUARD_MUTANTS").map_or(Ok(MUTANTS), |count| count.parse())?;
    let bag = hunt::postgres(&postgres, "bastion_guard_bench", mutants - mutants / 4, 11).await;
    show("PostgreSQL", &bag)?;
    let bag = hunt::mariadb(&mariadb, mutants / 4, 12).await;
    show("MariaDB", &bag)?;
    Ok(())
}

// texts up to the bound of bytes, and one beyond it
fn hostile(guard: &Guard<'_>) -> std::io::Result<()> {
    let mut stdout = std::io::stdout();
    for (name, text) in [
        ("10 MB of text", format!("SELECT '{}'", "a".repeat(10 * 1024 * 1024))),
        ("1 MB of text", format!("SELECT '{}'", "a".repeat(1_000_000))),
        ("1 MB of brackets", "(".repeat(1_000_000)),
        ("1 MB of a list", format!("SELECT * FROM customers WHERE id IN (1{})", ",1".repeat(500_000))),
        ("10,000 brackets", format!("SELECT {}1{}", "(".repeat(10_000), ")".repeat(10_000))),
        ("200,000 terms", format!("SELECT 1{}", "+1".repeat(200_000))),
        ("200,000 joins", format!("SELECT * FROM t{}", " JOIN t".repeat(140_000))),
        ("1 MB of comments", "/*".repeat(500_000)),
    ] {
        let start = Instant::now();
        let verdict = guard.check(&text);
        let spent = start.elapsed().as_secs_f64() * 1e3;
        let megabytes = text.len() as f64 / 1e6;
        writeln!(stdout, "  {name:<22} {:?} in {spent:.1} ms, {:.1} ms/MB", verdict.decision, spent / megabytes)?;
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
