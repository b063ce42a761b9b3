//! SQLite under an observer: a file, another one attached, and what is in both.

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};
use rusqlite::Connection;

use super::again::{Again, again};
use super::{corpus, mutate};

/// Mutants of one run of the tests; `BASTION_GUARD_MUTANTS` for more of them.
const MUTANTS: usize = 20_000;

/// What is said of a statement with more rows than are looked at: that is for the bound of rows of whoever executes.
const ENDLESS: &str = "it gives rows without an end";

/// How long a statement may run; what takes longer is for the bound of time of whoever executes.
const STATEMENT_MAX: std::time::Duration = std::time::Duration::from_millis(1_500);

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

    // what came of it, and what is wrong with it; a watch ends what does not end by itself
    fn run(&self, sql: &str) -> (bool, Option<String>) {
        let handle = self.connection.get_interrupt_handle();
        let (done, waiting) = std::sync::mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            if waiting.recv_timeout(STATEMENT_MAX) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                handle.interrupt();
            }
        });
        let ran = self.run_unwatched(sql);
        drop(done);
        watch.join().unwrap();
        ran
    }

    fn run_unwatched(&self, sql: &str) -> (bool, Option<String>) {
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
                Ok(Some(_)) => return (true, Some(ENDLESS.to_owned())),
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
    let (mut taken, mut ended, mut unread) = (0_usize, Vec::new(), Vec::new());
    for _ in 0..mutants {
        let verdict = guard.check(&mutator.next());
        let Some(sql) = verdict.sql.filter(|_| verdict.decision == Decision::Allow) else { continue };
        if !seen.insert(sql.clone()) {
            continue;
        }
        match again(&guard, &sql) {
            Again::Allowed => {}
            Again::Unread => unread.push(sql.clone()),
            Again::Otherwise => panic!("judged otherwise when it comes back: {sql}"),
        }
        let (done, wrong) = watched.run(&sql);
        taken += usize::from(done);
        if wrong.as_deref() == Some(ENDLESS) {
            ended.push(sql);
        } else {
            assert!(wrong.is_none(), "{sql}: {wrong:?}");
        }
    }
    eprintln!(
        "{mutants} mutants judged, {} different texts executed ({taken} taken by the library, {} with too many rows), {} \
         not read again {ended:#?} {unread:#?}",
        seen.len(),
        ended.len(),
        unread.len()
    );
    assert!(seen.len() > 500, "{}", seen.len());
    assert!(ended.len() * 100 <= seen.len() && unread.len() * 500 <= seen.len(), "{ended:#?} {unread:#?}");
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
