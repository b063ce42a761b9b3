//! Column lineage of TPC-H and TPC-DS with their schemas, by us and by the tools people use for it: sqlglot (compiled),
//! polyglot and sqllineage, all from PyPI, all in this run.
//!
//! Times are CPU time, so that what else runs on the machine counts less. Agreement is with `tests/sql/lineage`. Needs
//! `BASTION_PYTHON` and the texts of `scripts/setup.sh tpc`; `make bench` sets both up.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use bastion_core::schema::Dialect;
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::{self, Engine, Lineage, Tracer};
use mimalloc::MiMalloc;
use serde::Deserialize;

/// As in what is shipped.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const SUITES: [(&str, &str); 2] = [
    ("tpch", include_str!("../tests/sql/lineage/tpch_schema.sql")),
    ("tpcds", include_str!("../tests/sql/lineage/tpcds_schema.sql")),
];
/// Both of them, as one list of queries.
const TOGETHER: &str = "tpch and tpcds";
/// Passes in one measurement: the system counts time on a processor in steps of milliseconds.
const RUNS: u32 = 200;
/// Our two ways to read PostgreSQL's SQL: its own parser, and the one for every product.
const ENGINES: [(&str, Engine); 2] =
    [("bastion (PostgreSQL's)", Engine::Postgresql), ("bastion (generic)", Engine::Sqlparser)];

/// For each query, for each column of its result, its sources.
type Answers = BTreeMap<String, Vec<Vec<String>>>;

/// What `scripts/lineage.py bench` prints.
#[derive(Debug, Deserialize)]
struct Peers {
    seconds: BTreeMap<String, BTreeMap<String, f64>>,
    // edges found, missed and extra
    agreement: BTreeMap<String, BTreeMap<String, [usize; 3]>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut seconds: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    let mut answers: BTreeMap<String, BTreeMap<String, Answers>> = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for (suite, schema) in SUITES {
        let schema = [("schema.sql".to_owned(), schema.to_owned())];
        let snapshot = Snapshot::new(sql::read_schema(Dialect::Postgresql, &schema))?;
        let texts = texts(suite)?;
        counts.insert(suite, texts.len());
        for (name, engine) in ENGINES {
            // as for the peers, the schema is ready
            let tracer = Tracer::new(&snapshot, &[]).with_engine(engine);
            let all = texts.iter().map(|(query, text)| (query.clone(), named(&tracer.trace(text).1)));
            answers.entry(name.to_owned()).or_default().insert(suite.to_owned(), all.collect());
            let start = Clock::now();
            sql::with_stack(|| {
                for _ in 0..RUNS {
                    for (_, text) in &texts {
                        std::hint::black_box(tracer.trace(text));
                    }
                }
            });
            let mean = start.elapsed() / RUNS;
            seconds.entry(name.to_owned()).or_default().insert(suite.to_owned(), mean.as_secs_f64());
        }
    }
    let mut peers = ask_peers(&answers)?;
    let all: usize = counts.values().sum();
    counts.insert(TOGETHER, all);
    for seconds in seconds.values_mut().chain(peers.seconds.values_mut()) {
        let all = seconds.values().sum();
        seconds.insert(TOGETHER.to_owned(), all);
    }
    for agreement in peers.agreement.values_mut() {
        let all = agreement.values().fold([0; 3], |all, one| std::array::from_fn(|at| all[at] + one[at]));
        agreement.insert(TOGETHER.to_owned(), all);
    }
    report(&counts, &seconds, &peers)
}

// the columns of every role, which the peers do not tell apart
fn named(lineage: &Lineage) -> Vec<Vec<String>> {
    let named = |edge: &sql::Edge| format!("{}.{}", edge.source.relation.name, edge.source.column);
    lineage.columns.iter().map(|column| column.edges.iter().map(named).collect()).collect()
}

fn texts(suite: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/tpc").join(suite);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|_| "the texts of TPC are missing: run `scripts/setup.sh tpc`")? {
        let path = entry?.path();
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        found.push((name, std::fs::read_to_string(&path)?));
    }
    found.sort();
    Ok(found)
}

fn ask_peers(answers: &BTreeMap<String, BTreeMap<String, Answers>>) -> Result<Peers, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("ours.json");
    std::fs::write(&path, serde_json::to_vec(answers)?)?;
    let python = std::env::var("BASTION_PYTHON").map_err(|_| "BASTION_PYTHON is not set: run `make bench`")?;
    let output = Command::new(python).args(["-W", "ignore", "scripts/lineage.py", "bench"]).arg(&path).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn report(
    counts: &BTreeMap<&str, usize>,
    ours: &BTreeMap<String, BTreeMap<String, f64>>,
    peers: &Peers,
) -> Result<(), Box<dyn Error>> {
    let mut stdout = std::io::stdout();
    for (suite, queries) in counts {
        writeln!(
            stdout,
            "{suite}: {queries} queries, columns bound to the schema; CPU time, ours the mean of {RUNS} passes"
        )?;
        for (name, seconds) in ours.iter().chain(&peers.seconds) {
            let Some(seconds) = seconds.get(*suite) else { continue };
            let rate = *queries as f64 / seconds;
            let mut line = format!("  {name:<22} {rate:>10.1} queries/s");
            if let Some([found, missed, extra]) = peers.agreement.get(name).and_then(|found| found.get(*suite)) {
                let share = |of: usize| 100.0 * *found as f64 / (found + of).max(1) as f64;
                line += &format!("   recall {:>6.2} %  precision {:>6.2} %", share(*missed), share(*extra));
            }
            if ours.contains_key(name) {
                for (peer, theirs) in &peers.seconds {
                    let ratio = theirs.get(*suite).copied().unwrap_or(f64::NAN) / seconds;
                    line += &format!("   {ratio:>8.1} x {peer}");
                }
            }
            writeln!(stdout, "{line}")?;
        }
    }
    writeln!(stdout, "  (recall and precision over all roles of a column, which the peers do not tell apart)")?;
    Ok(())
}

/// The time this thread has been on a processor; the time of day where the system does not tell it.
enum Clock {
    Processor(Duration),
    Wall(Instant),
}

impl Clock {
    fn now() -> Self {
        on_processor().map_or_else(|| Self::Wall(Instant::now()), Self::Processor)
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::Processor(start) => on_processor().unwrap_or_default().saturating_sub(*start),
            Self::Wall(start) => start.elapsed(),
        }
    }
}

// Linux: the first number is nanoseconds on a processor (Documentation/scheduler/sched-stats.rst)
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
