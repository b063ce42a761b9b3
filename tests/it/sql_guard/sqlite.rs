//! SQLite under an observer: a file, another one attached, and what is in both.

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};
use rusqlite::Connection;

use super::{corpus, mutate};

/// Mutants of one run of the tests; `BASTION_GUARD_MUTANTS` for more of them.
const MUTANTS: usize = 20_000;

struct Watched {
    connection: Connection,
    folder: tempfile::TempDir,
    snapshot: Snapshot,
}

impl Watched {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("main.db");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(&corpus::schema("sqlite.sql")).unwrap();
        let secret = folder.path().join("secret.db");
        connection.execute_batch(&format!("ATTACH '{}' AS secret; CREATE TABLE secret.salary (id INT, amount INT); INSERT INTO secret.salary VALUES (1, 4711)", secret.display())).unwrap();
        let source = SystemRuntime::new().connect(&format!("sqlite:{}", path.display())).await.unwrap().introspector;
        let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
        Self { connection, folder, snapshot }
    }

    fn state(&self) -> Vec<String> {
        let mut state = vec![self.connection.total_changes().to_string()];
        for sql in [
            "SELECT group_concat(type || name || coalesce(sql, '')) FROM main.sqlite_master",
            "SELECT group_concat(name) FROM temp.sqlite_master",
            "SELECT group_concat(id || amount) FROM secret.salary",
            "SELECT group_concat(name || coalesce(file, '')) FROM pragma_database_list",
            "PRAGMA user_version",
            "PRAGMA journal_mode",
            "PRAGMA foreign_keys",
            "PRAGMA data_version",
        ] {
            let found: Option<rusqlite::types::Value> = self.connection.query_row(sql, [], |row| row.get(0)).unwrap();
            state.push(format!("{found:?}"));
        }
        let mut files = corpus::traces();
        let own = std::fs::read_dir(self.folder.path()).unwrap().flatten();
        files
            .extend(own.map(|entry| format!("{:?} {}", entry.path(), entry.metadata().map_or(0, |found| found.len()))));
        files.sort();
        state.extend(files);
        state
    }

    // what came of it, and what is wrong with it
    fn run(&self, sql: &str) -> (bool, Option<String>) {
        let mut statement = match self.connection.prepare(sql) {
            Ok(statement) => statement,
            Err(_) => return (false, None),
        };
        if !statement.readonly() {
            return (false, Some("SQLite says that it writes".to_owned()));
        }
        let count = statement.parameter_count();
        for place in 1..=count {
            statement.raw_bind_parameter(place, 1).unwrap();
        }
        let mut rows = statement.raw_query();
        let mut seen = 0;
        loop {
            match rows.next() {
                Ok(Some(_)) if seen < 100_000 => seen += 1,
                Ok(Some(_)) => return (true, Some("it gives rows without an end".to_owned())),
                Ok(None) => return (true, None),
                Err(_) => return (false, None),
            }
        }
    }
}

#[tokio::test]
async fn what_passes_changes_nothing_in_sqlite() {
    let watched = Watched::new().await;
    let guard = Guard::of_snapshot(&watched.snapshot, None, Reach::default());
    let before = watched.state();
    for case in corpus::attacks(Grammar::Sqlite) {
        let verdict = guard.check(&case.text);
        assert_ne!(verdict.decision, Decision::Allow, "{}: {:?}", case.text, verdict.sql);
    }
    let mut ran = 0;
    for case in corpus::reads(Grammar::Sqlite) {
        let verdict = guard.check(&case.text);
        let Some(sql) = verdict.sql.filter(|_| verdict.decision == Decision::Allow) else { continue };
        let (done, wrong) = watched.run(&sql);
        assert!(done && wrong.is_none(), "{sql}: {wrong:?}");
        ran += 1;
    }
    assert!(ran > 50, "{ran}");
    assert_eq!(watched.state(), before);
}

#[tokio::test]
async fn mutants_that_pass_change_nothing_in_sqlite() {
    let watched = Watched::new().await;
    let guard = Guard::of_snapshot(&watched.snapshot, None, Reach::default());
    let before = watched.state();
    let texts = corpus::attacks(Grammar::Sqlite).into_iter().chain(corpus::reads(Grammar::Sqlite));
    let mut mutator = mutate::Mutator::new(Grammar::Sqlite, texts.map(|case| case.text).collect(), 3);
    let mut seen = std::collections::BTreeSet::new();
    let mutants = std::env::var("BASTION_GUARD_MUTANTS").map_or(MUTANTS, |count| count.parse().unwrap());
    for _ in 0..mutants {
        let verdict = guard.check(&mutator.next());
        let Some(sql) = verdict.sql.filter(|_| verdict.decision == Decision::Allow) else { continue };
        if seen.insert(sql.clone()) {
            let (_, wrong) = watched.run(&sql);
            assert!(wrong.is_none(), "{sql}: {wrong:?}");
        }
    }
    eprintln!("{mutants} mutants judged, {} different texts executed", seen.len());
    assert!(seen.len() > 500, "{}", seen.len());
    assert_eq!(watched.state(), before);
}

// an observer that sees nothing would prove nothing
#[tokio::test]
async fn the_observer_of_sqlite_sees() {
    for attack in [
        "DELETE FROM events",
        "ATTACH '<scratch>/bastion_guard_seen.db' AS seen",
        "PRAGMA user_version = 7",
        "CREATE TEMP TABLE seen (a)",
    ] {
        let watched = Watched::new().await;
        let before = watched.state();
        watched.connection.execute_batch(&corpus::aimed(attack)).unwrap();
        if attack.starts_with("ATTACH") {
            watched.connection.execute_batch("CREATE TABLE seen.t (a)").unwrap();
        }
        assert_ne!(watched.state(), before, "{attack}");
        let _ = std::fs::remove_file(std::env::temp_dir().join("bastion_guard_seen.db"));
    }
}
